import { eventually } from "../eventually.ts";
import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** Connections are reset in the middle of a batch. */
export const connectionReset: Scenario = {
  name: "connection-reset",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    const { broken } = run.network;
    for (let round = 1; round <= 3; round += 1) {
      run.network.turn({ kind: "reset-batches", afterBytes: run.between(0, 1200) });
      await tab.evaluate(`act(${run.between(10, 30)})`);
      await tab.evaluate("void cairn.flush()");
      await eventually("a connection reset", () => run.network.broken >= broken + round);
    }
    await tab.evaluate("store()");
  },
};
