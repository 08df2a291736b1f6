import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** The browser closes its databases among writes and reads, as Safari does. */
export const storageClosed: Scenario = {
  name: "storage-closed",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    run.network.turn({ kind: "slow", ms: run.between(1, 20) });
    for (let round = 0; round < 6; round += 1) {
      await tab.evaluate(`act(${run.between(2, 12)})`);
      if (run.random() < 0.5) await tab.evaluate("void cairn.flush()");
      await tab.evaluate("closeDatabases()");
      await tab.evaluate(`act(${run.between(2, 12)})`);
      if (run.random() < 0.5) await tab.evaluate("store()");
      await tab.evaluate("closeDatabases()");
    }
    await tab.evaluate("store()");
  },
};
