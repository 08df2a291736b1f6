import { eventually } from "../eventually.ts";
import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** The collector commits a batch, and its answer never arrives. */
export const answerCutOff: Scenario = {
  name: "answer-cut-off",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    run.network.turn({ kind: "cut-answers" });
    const { broken } = run.network;
    for (let round = 1; round <= 3; round += 1) {
      await tab.evaluate(`act(${run.between(5, 30)})`);
      await tab.evaluate("void cairn.flush()");
      await eventually("an answer cut off", () => run.network.broken >= broken + round);
    }
    await tab.evaluate("store()");
  },
};
