import type { Stop } from "@cairn/core";
import type { ShownGuide } from "@cairn/sdk/port";
import type { ReadonlySignal } from "@preact/signals-core";
import type { ComponentChildren } from "preact";
import type { Messages } from "../messages/messages.ts";
import type { Surroundings } from "./surroundings.ts";

/** What one guide on screen consists of. The corner stacks card over panel over launcher. */
export interface Drawn {
  readonly card?: ComponentChildren;
  readonly panel?: ComponentChildren;
  readonly launcher?: ComponentChildren;
  /** Stands apart from the corner: a tooltip, a dialog. */
  readonly layer?: ComponentChildren;
  /** Nearest to the corner, with its panel over its own launcher. */
  readonly isLast?: boolean;
  readonly stop: Stop;
}

/** A ref that starts something when its element appears and stops it before the element goes. */
export type Attach = (element: HTMLElement | null) => Stop | undefined;

/** What the chunk of a guide kind exports. */
export interface Kind {
  readonly css: string;
  /** Its own words in English. */
  readonly en: Partial<Messages>;
  /** Starts to show a guide; `shown` follows what the port says about it. */
  draw(shown: ReadonlySignal<ShownGuide>, around: Surroundings): Drawn;
}
