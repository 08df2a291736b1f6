import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** Somebody closes the tab while a batch is under way. */
export const tabClosed: Scenario = {
  name: "tab-closed",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    run.network.turn({ kind: "slow", ms: run.between(5, 40) });
    await tab.evaluate(`act(${run.between(20, 60)})`);
    await run.accepted(1);
    await tab.evaluate("void cairn.flush()");
    await tab.evaluate(`act(${run.between(1, 20)})`);
    await pause(run.between(0, 90));
    await tab.close();
  },
};
