import type { Action, CompiledNotice, Stop } from "@cairn/core";
import type { GuideHappening, ShownGuide } from "@cairn/sdk/port";
import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { PutsOff } from "../parts/more.tsx";
import type { Surroundings } from "../parts/surroundings.ts";

/** One notice, without its drawing. */
export interface NoticeModel extends PutsOff {
  readonly guide: CompiledNotice;
  readonly isOpen: ReadonlySignal<boolean>;
  /** Along which edge a banner lies now. */
  readonly edge: ReadonlySignal<CompiledNotice["edge"]>;
  /** Whether focus belongs in it although the page goes on behind: only when somebody asked for it. */
  takesFocus(): boolean;
  /** It was painted. */
  seen(): void;
  follow(action: Action, at: number): void;
  /** Read and understood, where there is nothing to do. */
  acknowledge(): void;
  dismiss(): void;
  /** Gives way to the element in the page that has focus and lies behind it. */
  giveWay(): void;
  readonly stop: Stop;
}

type End =
  | { readonly kind: "dismissed" | "snoozed" | "never" }
  | { readonly kind: "completed"; readonly by: string };

/** A model that closes at once and reports how. */
export function createNoticeModel(
  shown: ReadonlySignal<ShownGuide>,
  guide: CompiledNotice,
  { port, announce }: Surroundings,
): NoticeModel {
  const isOpen = signal(true);
  const edge = signal(guide.edge);
  const leave = (how: End) => {
    if (!isOpen.peek()) return;
    isOpen.value = false;
    port.report({ ...how, guide: guide.id } satisfies GuideHappening);
  };
  const snooze = () => leave({ kind: "snoozed" });
  return {
    guide,
    isOpen,
    edge,
    isMenuOpen: signal(false),
    takesFocus: () => shown.peek().because === "asked",
    seen() {
      port.report({ kind: "shown", guide: guide.id });
      // A modal is read as focus moves into it, and an alert by its role.
      if (guide.style !== "modal" && guide.tone !== "alert")
        announce(port.personalise(guide.title));
    },
    follow(action, at) {
      leave({ kind: "completed", by: `action-${at + 1}` });
      port.act(action, guide.id);
    },
    acknowledge: () => leave({ kind: "completed", by: "acknowledge" }),
    dismiss: () => leave({ kind: "dismissed" }),
    snooze,
    never: () => leave({ kind: "never" }),
    giveWay() {
      // A banner has another edge to lie along; a card in the corner comes back later.
      if (guide.style === "banner") edge.value = edge.peek() === "top" ? "bottom" : "top";
      else snooze();
    },
    stop() {
      isOpen.value = false;
    },
  };
}
