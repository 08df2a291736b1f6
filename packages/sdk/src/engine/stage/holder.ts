import type { CompiledGuide, HoldReason, Stop } from "@cairn/core";
import type { ShownFigure, ShownGuide } from "../../port.ts";
import type { Tour } from "./tour.ts";

/** The guide that has the slot, whether it is on screen or not. */
export interface Holder {
  readonly guide: CompiledGuide;
  readonly because: ShownGuide["because"];
  readonly figures: readonly ShownFigure[] | undefined;
  /** What the widgets' model of it keeps. */
  model?: unknown;
  /** Host modals that it may lie over, since it was asked for while they were open. */
  readonly modals: readonly Element[];
  /** Its element is there, or it needs none. */
  isReady: boolean;
  wasSeen: boolean;
  /** Not asked for and never painted: whether it is withheld is still to be seen. */
  isUntold: boolean;
  isWithheld?: boolean;
  element?: Element | undefined;
  tour?: Tour | undefined;
  stop: Stop;
}

/** Why what has the slot is not on screen; `isAside` while a modal of the host lies there. */
export function whyUnseen({ isWithheld, wasSeen }: Holder, isAside: boolean): HoldReason {
  if (isWithheld) return "withheld";
  if (isAside) return "host-modal";
  return wasSeen ? "tour-waits" : "target-missing";
}
