import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

const HOUR_MS = 3_600_000;

/** A clock that is an hour ahead, set back while events wait. */
export const clockSetBack: Scenario = {
  name: "clock-set-back",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run, { ahead: HOUR_MS });
    await tab.evaluate(`act(${run.between(5, 30)})`);
    if (run.random() < 0.5) await tab.evaluate("void cairn.flush()");
    await tab.evaluate("store()");
    await tab.evaluate("void (shiftMs = 0)");
    await tab.evaluate(`act(${run.between(5, 30)})`);
    await tab.evaluate("store()");
  },
};
