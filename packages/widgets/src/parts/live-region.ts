import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

/** The sentence that the one polite live region holds. */
export interface LiveRegion {
  readonly text: ReadonlySignal<string>;
  announce(text: string): void;
}

/** A live region that also says the same sentence twice. */
export function createLiveRegion(): LiveRegion {
  const text = signal("");
  return {
    text,
    announce(next) {
      // A region whose text did not change stays silent; a no-break space at the end makes it a change.
      text.value = next === text.peek() ? `${next}\u00a0` : next;
    },
  };
}
