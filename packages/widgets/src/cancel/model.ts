import type { CompiledCancelFlow } from "@cairn/core";
import type { ShownFigure, ShownGuide } from "@cairn/sdk/port";
import { computed, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import { createAsking } from "../parts/asking.ts";
import type { Asking } from "../parts/asking.ts";
import { recall } from "../parts/recall.ts";
import type { Surroundings } from "../parts/surroundings.ts";

type Reason = CompiledCancelFlow["reasons"][number];

/** The cancel flow, without its drawing. In every part `goOn` leaves it for cancelling. */
export interface CancelModel extends Asking<CompiledCancelFlow> {
  /** What somebody got so far, why they go, what may fit instead. With nothing to tell, the reason is the first. */
  readonly part: ReadonlySignal<"figures" | "reason" | "remedy">;
  readonly figures: ReadonlySignal<readonly ShownFigure[]>;
  readonly chosen: ReadonlySignal<Reason | undefined>;
  choose(reason: string): void;
  /** Comes to the next part, where there is one: the remedy needs a reason that has one. */
  next(): void;
  /** Takes the remedy of the chosen reason; the port carries it out. */
  take(): void;
  goOn(): void;
}

/** A model that tells the reason once it is confirmed, by going on with it chosen, and one end of the flow. */
export function createCancelModel(
  shown: ReadonlySignal<ShownGuide>,
  guide: CompiledCancelFlow,
  around: Surroundings,
): CancelModel {
  const { id, reasons } = guide;
  const asking = createAsking(guide, around);
  const figures = computed(() => shown.value.figures ?? []);
  const [part, chosen] = recall(shown, () => [
    signal<"figures" | "reason" | "remedy">(figures.peek()[0] ? "figures" : "reason"),
    signal<Reason | undefined>(undefined),
  ]);

  function tellReason(): void {
    const reason = chosen.peek()?.id;
    if (part.peek() !== "reason" || !reason) return;
    around.port.report({ kind: "reason", guide: id, reason });
  }

  return {
    ...asking,
    part,
    figures,
    chosen,
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
      const reason = chosen.peek()?.id;
      if (reason) asking.end({ kind: "remedy", guide: id, reason });
    },
    goOn() {
      tellReason();
      asking.end({ kind: "went-on", guide: id });
    },
  };
}
