import { type ReadonlySignal, signal } from "@preact/signals";
import type { ApiFailure } from "../api.ts";

/** Whether the collector answers, and whether it still knows who is here. */
export interface Connection {
  readonly lost: ReadonlySignal<boolean>;
  readonly signedOut: ReadonlySignal<boolean>;
  /** Every call tells how it ended. */
  tell(failure: ApiFailure | undefined): void;
}

/** Remembers how the latest call to the collector ended. */
export function createConnection(): Connection {
  const lost = signal(false);
  const signedOut = signal(false);
  return {
    lost,
    signedOut,
    tell(failure) {
      lost.value = failure?.kind === "lost";
      if (failure?.kind === "signed-out") signedOut.value = true;
      else if (failure === undefined) signedOut.value = false;
    },
  };
}
