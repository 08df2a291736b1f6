import { pageOf } from "../engines/engine.ts";
import type { Scenario } from "../scenario.ts";
import { openReady, ready } from "../tabs.ts";

/** A working day without a network: eight hours of events, sent in the evening. */
export const offlineDay: Scenario = {
  name: "offline-day",
  engines: ["chromium"],
  async run(run) {
    const { tab } = await openReady(run);
    const page = pageOf(tab);
    await page.clock.install();
    await tab.go(run.url());
    await ready(tab);
    await page.context().setOffline(true);
    for (let hour = 0; hour < 8; hour += 1) {
      await tab.evaluate(`act(${run.between(2, 9)})`);
      await tab.evaluate("store()");
      await page.clock.fastForward("01:00:00");
    }
    await page.context().setOffline(false);
    await tab.evaluate("act(1)");
    await tab.evaluate("store()");
    await page.clock.fastForward(5000);
  },
};
