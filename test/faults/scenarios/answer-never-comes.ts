import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** The network swallows everything, and the tab is closed over a request that hangs. */
export const answerNeverComes: Scenario = {
  name: "answer-never-comes",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    await tab.evaluate(`act(${run.between(10, 40)})`);
    await tab.evaluate("void cairn.flush()");
    await pause(run.between(0, 30));
    run.network.turn({ kind: "black-hole" });
    await tab.evaluate(`act(${run.between(10, 40)})`);
    await tab.evaluate("store()");
    await tab.close();
    run.network.cutAll();
  },
};
