import type { Stop } from "@cairn/core";
import type { ReadonlySignal } from "@preact/signals-core";
import { listen } from "../parts/listen.ts";

/**
 * Joins a card in the top layer to the element that it speaks of, as if it stood before it in the page: Tab on the last
 * control of the card leads to the first one of the element, Shift+Tab from there leads back. That once each way, since
 * the card comes last in the page: else Tab would go round from the element to the card for ever. All other steps of the
 * focus are the browser's. An element that takes no focus is passed over.
 */
export function joinFocus(
  card: HTMLElement,
  target: ReadonlySignal<Element | undefined>,
  onHandedOver?: (to: HTMLElement) => void,
): Stop {
  const page = card.ownerDocument;
  let joined: HTMLElement | undefined;
  const hear = (press: KeyboardEvent) => {
    const element = target.peek();
    // By its place: WebKitGTK has no name for Tab with Shift.
    if (press.code !== "Tab" || !element) return;
    const last = controlsOf(card).at(-1);
    const [first] = controlsOf(element);
    const [from, to] = press.shiftKey ? [first, last] : [last, first];
    if (press.composedPath()[0] !== from || !to || press.shiftKey !== (joined === first)) return;
    press.preventDefault();
    joined = press.shiftKey ? undefined : first;
    to.focus();
    if (to === first) onHandedOver?.(to);
  };
  return listen(page, "keydown", hear);
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
  // The build has another name for what the DOM calls children.
  return [...(element.shadowRoot ?? element).querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? [one, ...inside(one)] : one,
  );
}
