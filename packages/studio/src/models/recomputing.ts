import type { Stop } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";

/** How far the collector is with computing anew what people reached, after milestones changed. */
export interface Recomputing {
  /** Share that is done, 0 to 1; undefined while nothing is recomputed. */
  readonly share: ReadonlySignal<number | undefined>;
  /** Looks at once: something was published. */
  look(): void;
  readonly stop: Stop;
}

const MOVING_MS = 1_000;
const STILL_MS = 15_000;

/** Asks every second while something is recomputed, else every 15 s; `onDone` runs when it is over. */
export function createRecomputing(
  api: Pick<Api, "delivery">,
  platform: Pick<Platform, "after">,
  env: Environment,
  onDone: () => void = () => {},
): Recomputing {
  const share = signal<number | undefined>(undefined);
  let round = 0;
  let cancel: Stop = () => {};

  const ask = async (): Promise<void> => {
    cancel();
    round += 1;
    const mine = round;
    const answer = await api.delivery(env);
    if (mine !== round) return;
    const before = share.peek();
    if (answer.ok) {
      const { rebuild } = answer.value;
      share.value = rebuild && (rebuild.all === 0 ? 0 : rebuild.events / rebuild.all);
      if (before !== undefined && rebuild === undefined) onDone();
    }
    const wait = share.peek() === undefined ? STILL_MS : MOVING_MS;
    cancel = platform.after(wait, () => void ask());
  };
  void ask();
  return {
    share,
    look: () => void ask(),
    stop() {
      round = -1;
      cancel();
    },
  };
}
