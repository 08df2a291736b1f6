import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** The host asks to send in the moment in which its page goes away, perhaps into the back-forward cache. */
export const askedWhileLeaving: Scenario = {
  name: "asked-while-leaving",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run, { parting: 1 });
    run.gateway.rule(() => ({ status: 503 }));
    await tab.evaluate(`act(${run.between(10, 60)})`);
    await tab.evaluate("store()");
    await tab.go(new URL("/elsewhere", run.url()).href);
    run.gateway.rule(() => undefined);
  },
};
