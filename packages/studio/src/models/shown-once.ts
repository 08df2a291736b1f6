import type { Stop } from "@cairn/core";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Platform } from "../platform.ts";

/** A secret that the collector tells once. It stays on the screen until it is put away. */
export interface ShownOnce {
  readonly shown: ReadonlySignal<Secret | undefined>;
  readonly copied: ReadonlySignal<"no" | "yes" | "failed">;
  show(of: string, secret: string): void;
  copy(): Promise<void>;
  putAway(): void;
  readonly stop: Stop;
}

export interface Secret {
  /** What it belongs to. */
  readonly of: string;
  readonly secret: string;
}

const COPIED_MS = 4_000;

/** Shows nothing yet. */
export function createShownOnce(platform: Pick<Platform, "after" | "copy">): ShownOnce {
  const shown = signal<Secret | undefined>(undefined);
  const copied = signal<"no" | "yes" | "failed">("no");
  let cancel: Stop = () => {};
  return {
    shown,
    copied,
    show(of, secret) {
      shown.value = { of, secret };
      copied.value = "no";
    },
    async copy() {
      copied.value = (await platform.copy(shown.peek()?.secret ?? "")) ? "yes" : "failed";
      cancel();
      cancel = platform.after(COPIED_MS, () => (copied.value = "no"));
    },
    putAway() {
      shown.value = undefined;
    },
    stop: () => cancel(),
  };
}
