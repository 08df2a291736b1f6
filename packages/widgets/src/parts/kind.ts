import type { Stop } from "@cairn/core";
import type { ShownGuide } from "@cairn/sdk/port";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Child } from "../render/element.ts";
import type { Surroundings } from "./surroundings.ts";

/** What one guide on screen consists of. The corner stacks card over panel over launcher. */
export interface Drawn {
  readonly card?: Child;
  readonly panel?: Child;
  readonly launcher?: Child;
  /** Stands apart from the corner: a tooltip, a dialog. */
  readonly layer?: Child;
  /** Nearest to the corner, with its panel over its own launcher. */
  readonly isLast?: boolean;
  /** The port is done with the guide. It may stay for a last word, and then runs `end`; without this it goes at once. */
  linger?(end: () => void): void;
  readonly stop: Stop;
}

/** Starts to show a guide; `shown` follows what the port says about it. */
export type Draw = (shown: ReadonlySignal<ShownGuide>, around: Surroundings) => Drawn;
