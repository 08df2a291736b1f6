import { pageOf } from "../engines/engine.ts";
import type { Scenario } from "../scenario.ts";
import { openReady, ready } from "../tabs.ts";

const EVENT_BYTES = 20_000;

/** The browser has no room left while nothing can be sent: older events give way, and are counted. */
export const storageFull: Scenario = {
  name: "storage-full",
  engines: ["chromium"],
  async run(run) {
    const { tab } = await openReady(run);
    await tab.evaluate("cairn.flush()");
    run.gateway.rule(() => ({ status: 503 }));
    const page = pageOf(tab);
    const session = await page.context().newCDPSession(page);
    const origin = new URL(page.url()).origin;
    const quotaSize = run.between(1, 3) * 1024 * 1024;
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
    for (let load = 0; load < 3; load += 1) {
      for (let burst = 0; burst < 8; burst += 1) {
        await tab.evaluate(
          `for (let at = 0; at < 10; at += 1) act(1, { padding: noise(${EVENT_BYTES}) })`,
        );
        await tab.evaluate("store()");
      }
      await tab.go(run.url());
      await ready(tab);
    }
    await session.send("Storage.overrideQuotaForOrigin", { origin });
  },
};
