import type { GuideHappening } from "@cairn/sdk/port";
import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Surroundings } from "./surroundings.ts";

/** A guide that asks something, on screen until it ends, which it does once. */
export interface Asking<Guide> {
  readonly guide: Guide;
  /** What it is called. */
  readonly title: string;
  readonly isOpen: ReadonlySignal<boolean>;
  /** It was painted. */
  seen(): void;
  /** Takes it off the screen and tells how it ended. */
  end(how: GuideHappening): void;
  /** Put away, without an answer. */
  close(): void;
}

/** What the models of all that asks stand on. */
export function createAsking<Guide extends { readonly id: string; readonly title: string }>(
  guide: Guide,
  { port }: Surroundings,
): Asking<Guide> {
  const isOpen = signal(true);
  const { id } = guide;
  const end = (how: GuideHappening) => {
    if (!isOpen.peek()) return;
    isOpen.value = false;
    port.report(how);
  };
  return {
    guide,
    title: port.personalise(guide.title),
    isOpen,
    seen: () => port.report({ kind: "shown", guide: id }),
    end,
    close: () => end({ kind: "dismissed", guide: id }),
  };
}
