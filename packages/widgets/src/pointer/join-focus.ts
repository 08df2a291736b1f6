import type { Stop } from "@cairn/core";
import { effect } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

/**
 * Joins a card in the top layer to the element that it speaks of, as if it stood before it in the page: Tab on the last
 * control of the card leads to the first one of the element, Shift+Tab from there leads back. All other steps of the
 * focus are the browser's, so nobody walks in a circle. An element that takes no focus is passed over.
 */
export function joinFocus(
  card: HTMLElement,
  target: ReadonlySignal<Element | undefined>,
  onHandedOver?: (to: HTMLElement) => void,
): Stop {
  const hear = (press: KeyboardEvent) => {
    const element = target.peek();
    const isBack = press.currentTarget !== card;
    // By its place: WebKitGTK has no name for Tab with Shift.
    if (press.code !== "Tab" || press.shiftKey !== isBack || !element) return;
    const inside = controlsOf(card);
    const outside = controlsOf(element);
    const [from, to] = isBack ? [outside[0], inside.at(-1)] : [inside.at(-1), outside[0]];
    if (press.composedPath()[0] !== from || !to) return;
    press.preventDefault();
    to.focus();
    if (!isBack) onHandedOver?.(to);
  };
  card.addEventListener("keydown", hear);
  const stop = effect(() => {
    const element = target.value as HTMLElement | undefined;
    element?.addEventListener("keydown", hear);
    return () => element?.removeEventListener("keydown", hear);
  });
  return () => {
    stop();
    card.removeEventListener("keydown", hear);
  };
}

/** What Tab stops at in `element`, itself and what lies in open shadow roots included. */
function controlsOf(element: Element): readonly HTMLElement[] {
  return [element, ...inside(element)].filter(
    (one): one is HTMLElement =>
      (one as HTMLElement).tabIndex >= 0 &&
      !(one as HTMLButtonElement).disabled &&
      one.getClientRects().length > 0,
  );
}

function inside(element: Element): readonly Element[] {
  return [...(element.shadowRoot ?? element).children].flatMap((one) => [one, ...inside(one)]);
}
