import type { Action, CompiledCancelFlow, CompiledRemedy, Stop } from "@cairn/core";
import type { GuideHappening, ShownFigure, ShownGuide } from "@cairn/sdk/port";
import { computed, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Surroundings } from "../parts/surroundings.ts";

type Reason = CompiledCancelFlow["reasons"][number];

/** What somebody got so far, why they go, and what may fit instead. */
export type CancelPart = "figures" | "reason" | "remedy";

/** The cancel flow, without its drawing. In every part `goOn` leaves it for cancelling. */
export interface CancelModel {
  readonly guide: CompiledCancelFlow;
  readonly isOpen: ReadonlySignal<boolean>;
  /** The part on screen; with nothing to tell, the reason is the first. */
  readonly part: ReadonlySignal<CancelPart>;
  readonly figures: ReadonlySignal<readonly ShownFigure[]>;
  readonly chosen: ReadonlySignal<Reason | undefined>;
  /** There may be more to see than cancelling: before a reason is chosen, if any has a remedy; then, if this one has. */
  readonly hasMore: ReadonlySignal<boolean>;
  seen(): void;
  choose(reason: string): void;
  next(): void;
  /** Takes the remedy of the chosen reason. */
  take(): void;
  goOn(): void;
  close(): void;
  readonly stop: Stop;
}

/** A model that tells the reason once it is confirmed, and one end of the flow. */
export function createCancelModel(
  shown: ReadonlySignal<ShownGuide>,
  guide: CompiledCancelFlow,
  { port }: Surroundings,
): CancelModel {
  const { id, reasons } = guide;
  const isOpen = signal(true);
  const figures = computed(() => shown.value.figures ?? []);
  const part = signal<CancelPart>(figures.peek().length > 0 ? "figures" : "reason");
  const chosen = signal<Reason | undefined>(undefined);

  /** Going on with a reason chosen confirms it. */
  function tellReason(): void {
    const reason = chosen.peek()?.id;
    if (part.peek() !== "reason" || reason === undefined) return;
    port.report({ kind: "reason", guide: id, reason });
  }
  function leave(how: GuideHappening): void {
    if (!isOpen.peek()) return;
    isOpen.value = false;
    port.report(how);
  }

  return {
    guide,
    isOpen,
    part,
    figures,
    chosen,
    hasMore: computed(
      () =>
        part.value === "figures" ||
        (chosen.value ? [chosen.value] : reasons).some(({ remedy }) => remedy),
    ),
    seen: () => port.report({ kind: "shown", guide: id }),
    choose(reason) {
      chosen.value = reasons.find((one) => one.id === reason);
    },
    next() {
      if (part.peek() === "figures") part.value = "reason";
      else if (chosen.peek()?.remedy) {
        tellReason();
        part.value = "remedy";
      }
    },
    take() {
      const { id: reason, remedy } = chosen.peek() ?? {};
      if (reason === undefined || !remedy) return;
      leave({ kind: "remedy", guide: id, reason });
      const action = actionOf(remedy);
      if (action) port.act(action, id);
      else if (remedy.kind === "human") port.help.contact({});
    },
    goOn() {
      if (isOpen.peek()) tellReason();
      leave({ kind: "went-on", guide: id });
    },
    close: () => leave({ kind: "dismissed", guide: id }),
    stop() {
      isOpen.value = false;
    },
  };
}

/** What a click on the remedy does in the page; undefined where a person or the host carries it out. */
export function actionOf({ label, guide, faq, href }: CompiledRemedy): Action | undefined {
  if (guide !== undefined) return { kind: "guide", label, guide };
  if (faq !== undefined) return { kind: "help", label, faq };
  if (href !== undefined) return { kind: "link", label, href };
  return undefined;
}
