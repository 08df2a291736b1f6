import type { Target } from "@cairn/core";
import { nameOf } from "./accessible-name.ts";

/**
 * Whether a click or a submit on `element` is one on `target`: a selector and the text agree, or, where no selector
 * does, text and role. Unlike `locate` several elements may match (the same button in each row).
 */
export function isTarget({ selectors, text, hasRole }: Target, element: Element): boolean {
  const bySelector = selectors.some((selector) => matches(element, selector));
  if (text === undefined) return bySelector;
  return nameOf(element) === text && (bySelector || matches(element, hasRole));
}

/** Whether a selector that somebody wrote fits; one that is broken or missing does not. */
export function matches(element: Element, selector: string | undefined): boolean {
  try {
    return !!selector && element.matches(selector);
  } catch {
    return false;
  }
}
