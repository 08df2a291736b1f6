import type { Scenario } from "../scenario.ts";
import { openReady, ready } from "../tabs.ts";

/** The browser denies IndexedDB from the second page on, and allows it again with the last. */
export const storageDeniedLater: Scenario = {
  name: "storage-denied-later",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    run.gateway.rule(() => ({ status: 503 }));
    await tab.evaluate(`act(${run.between(10, 60)})`);
    await tab.evaluate("store()");
    await tab.go(run.url({ deny: 1 }));
    await ready(tab);
    await tab.evaluate(`act(${run.between(5, 20)})`);
    run.gateway.rule(() => undefined);
    await tab.evaluate("cairn.flush()");
  },
};
