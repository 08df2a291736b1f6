import type { Action, CompiledNotice, Stop } from "@cairn/core";
import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Surroundings } from "../parts/surroundings.ts";

/** One modal notice, without its drawing. */
export interface NoticeModel {
  readonly guide: CompiledNotice;
  readonly isOpen: ReadonlySignal<boolean>;
  seen(): void;
  follow(action: Action, at: number): void;
  /** Read and understood, where there is nothing to do. */
  acknowledge(): void;
  dismiss(): void;
  readonly stop: Stop;
}

/** A model that closes at once and reports how. */
export function createNoticeModel(guide: CompiledNotice, { port }: Surroundings): NoticeModel {
  const isOpen = signal(true);
  const leave = (
    how: { readonly kind: "dismissed" } | { readonly kind: "completed"; by: string },
  ) => {
    if (!isOpen.peek()) return;
    isOpen.value = false;
    port.report({ ...how, guide: guide.id });
  };
  return {
    guide,
    isOpen,
    seen: () => port.report({ kind: "shown", guide: guide.id }),
    follow(action, at) {
      leave({ kind: "completed", by: `action-${at + 1}` });
      port.act(action, guide.id);
    },
    acknowledge: () => leave({ kind: "completed", by: "acknowledge" }),
    dismiss: () => leave({ kind: "dismissed" }),
    stop() {
      isOpen.value = false;
    },
  };
}
