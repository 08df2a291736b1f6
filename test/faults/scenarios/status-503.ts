import { eventually } from "../eventually.ts";
import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** The collector cannot store for a while; the page comes back by itself when it may. */
export const status503: Scenario = {
  name: "status-503",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    let left = run.between(1, 2);
    run.gateway.rule(() => (left-- > 0 ? { status: 503, retryAfterS: 1 } : undefined));
    const { passed } = run.gateway;
    await tab.evaluate(`act(${run.between(5, 30)})`);
    await tab.evaluate("void cairn.flush()");
    await tab.evaluate(`act(${run.between(5, 30)})`);
    await tab.evaluate("store()");
    await eventually("a batch that the page sent again", () => run.gateway.passed > passed);
  },
};
