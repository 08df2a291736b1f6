import { setImmediate as nextTurn } from "node:timers/promises";
import { replayInSteps, type ReplayVerdict } from "@cairn/core/replay";

/** As `replayGuides`; others are answered in between. */
export async function replayInTurns(
  ...asked: Parameters<typeof replayInSteps>
): Promise<ReadonlyMap<string, ReplayVerdict>> {
  const work = replayInSteps(...asked);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
