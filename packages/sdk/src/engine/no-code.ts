import { type CompiledEventRule, isOnPage } from "@cairn/core";
import { isTarget } from "../find/is-target.ts";

/** Whether a click or submit on `element`, or a visit of `path`, is the no-code event of the rule. */
export function isMeant(
  rule: CompiledEventRule,
  on: CompiledEventRule["on"],
  path: string,
  element?: Element,
): boolean {
  return (
    rule.on === on &&
    isOnPage(rule.pages, path) &&
    (rule.on === "visit" || isWithin(rule.target, element))
  );
}

/** A click lands on an icon inside the button, so the element's ancestors count, out of open shadow roots too. */
function isWithin(target: Parameters<typeof isTarget>[0], element: Element | undefined): boolean {
  let part: Element | null | undefined = element;
  while (part && !isTarget(target, part)) {
    part = part.parentElement ?? (part.getRootNode() as Partial<ShadowRoot>).host;
  }
  return !!part;
}
