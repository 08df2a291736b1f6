import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** Four tabs of one person act and send at once. */
export const fourTabs: Scenario = {
  name: "four-tabs",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const tabs = [];
    for (let at = 0; at < 4; at += 1) tabs.push((await openReady(run)).tab);
    run.network.turn({ kind: "slow", ms: run.between(1, 15) });
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(tabs.map((tab) => tab.evaluate(`act(${run.between(5, 20)})`)));
      await Promise.all(tabs.map((tab) => tab.evaluate("void cairn.flush()")));
    }
    await Promise.all(tabs.map((tab) => tab.evaluate("store()")));
  },
};
