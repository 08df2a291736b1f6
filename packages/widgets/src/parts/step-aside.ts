import type { Stop } from "@cairn/core";
import { listen } from "./listen.ts";

const WORK = "pointerdown keydown input focusin";
// They reach the page when somebody steers a screen reader, takes a screenshot or is on the way to the panel, and are no work on it.
const NO_WORK = /^(Alt|Control|Meta|Shift|Tab)$/;

/**
 * Calls `close` when an open `panel` stands in the way of somebody at work on the page around it: when they press or
 * type there and `yields()`, and always when focus has come to lie behind the panel, where nobody could see it
 * (WCAG 2.2, 2.4.11). It only listens: what they did reaches the page as if there were no panel.
 */
export function stepAside(panel: HTMLElement, yields: () => boolean, close: () => void): Stop {
  const page = panel.ownerDocument;
  const { host } = panel.getRootNode() as ShadowRoot;
  const hear = (work: Event) => {
    const [target] = work.composedPath();
    // A page that fills its own form by script dispatches events too; nobody did that.
    if (!work.isTrusted || work.composedPath().includes(host)) return;
    if (NO_WORK.test((work as KeyboardEvent).key)) return;
    if (work.type === "focusin" ? isBehind(target as Element, panel) : yields()) close();
  };
  return listen(page, WORK, hear);
}

function isBehind(element: Element, panel: Element): boolean {
  const behind = element.getBoundingClientRect();
  const front = panel.getBoundingClientRect();
  return (
    behind.left >= front.left &&
    behind.right <= front.right &&
    behind.top >= front.top &&
    behind.bottom <= front.bottom
  );
}
