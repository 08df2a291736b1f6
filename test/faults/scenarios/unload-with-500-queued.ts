import type { Scenario } from "../scenario.ts";
import { openReady, ready } from "../tabs.ts";

/** Five hundred events wait when the page goes away, more than its last requests may carry. */
export const unloadWith500: Scenario = {
  name: "unload-with-500-queued",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    run.gateway.rule(() => ({ status: 503 }));
    for (let load = 0; load < 5; load += 1) {
      await tab.go(run.url());
      await ready(tab);
      await tab.evaluate("act(100)");
      if (load < 4) await tab.evaluate("store()");
    }
    run.gateway.rule(() => undefined);
    await tab.go(new URL("/elsewhere", run.url()).href);
    // WebKit's back-forward cache may hold the page with its transaction open, which keeps new pages in memory until it
    // is thrown out.
    await tab.close();
  },
};
