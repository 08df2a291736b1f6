import type { Target } from "@cairn/core";
import { nameOf, roleOf } from "./accessible-name.ts";

/**
 * Whether a click or a submit on `element` is one on `target`: a selector and the text agree, or, where no selector
 * does, text and role. Unlike `locate` several elements may match (the same button in each row).
 */
export function isTarget(target: Target, element: Element): boolean {
  const bySelector = target.selectors.some((selector) => {
    try {
      return element.matches(selector);
    } catch {
      return false;
    }
  });
  if (target.text === undefined) return bySelector;
  return hasText(target, element) && (bySelector || roleOf(element) === target.role);
}

/** Whether the element's accessible name is the target's text, whatever the case. */
export function hasText(target: Target, element: Element): boolean {
  return nameOf(element).toLowerCase() === target.text?.trim().toLowerCase();
}
