import { pageOf } from "../engines/engine.ts";
import type { Scenario } from "../scenario.ts";
import { ready } from "../tabs.ts";

const EVENT_BYTES = 20_000;

/** The browser has no room left while nothing can be sent: older events give way, and are counted. */
export const storageFull: Scenario = {
  name: "storage-full",
  engines: ["chromium"],
  async run(run) {
    const profile = await run.profile();
    const tab = await profile.openTab(new URL("/elsewhere", run.url()).href);
    const page = pageOf(tab);
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    const quotaSize = run.between(300, 900) * 1024;
    // Chromium asks for the room once in 30 s, so that it has to be small before a database is opened.
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
    run.gateway.rule(() => ({ status: 503 }));
    for (let load = 0; load < 2; load += 1) {
      await tab.go(run.url());
      await ready(tab);
      for (let burst = 0; burst < 8; burst += 1) {
        await tab.evaluate(
          `for (let at = 0; at < 10; at += 1) act(1, { padding: noise(${EVENT_BYTES}) })`,
        );
        await tab.evaluate("store()");
      }
    }
    await session.send("Storage.overrideQuotaForOrigin", { origin });
  },
};
