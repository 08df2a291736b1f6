import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

const TAG = "cairn-checklist";

/** The `<cairn-checklist guide="…">` elements on the page, each with the guide that it asks for. */
export type Places = ReadonlyMap<HTMLElement, string>;

const places = signal<Places>(new Map());

/**
 * Where the page wants a checklist in its own flow. A custom element tells of itself as it comes, goes and changes, in
 * open shadow roots too: no observer looks at the page for it.
 */
export function watchPlaces(): ReadonlySignal<Places> {
  if (!customElements.get(TAG)) {
    customElements.define(
      TAG,
      class extends HTMLElement {
        static readonly observedAttributes = ["guide"];
        connectedCallback() {
          note(this);
        }
        disconnectedCallback() {
          note(this);
        }
        attributeChangedCallback() {
          note(this);
        }
      },
    );
  }
  return places;
}

function note(place: HTMLElement): void {
  const next = new Map(places.peek());
  const guide = place.getAttribute("guide");
  if (guide !== null && place.isConnected) next.set(place, guide);
  else next.delete(place);
  places.value = next;
}
