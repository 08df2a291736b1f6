import { setTimeout as pause } from "node:timers/promises";
import { pageOf } from "../engines/engine.ts";
import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** The tab's process crashes among events, with a batch under way or not. */
export const rendererCrashed: Scenario = {
  name: "renderer-crashed",
  engines: ["chromium"],
  async run(run) {
    const { tab } = await openReady(run, { burst: 5, bursts: 16, every: run.between(2, 20) });
    await run.accepted(10);
    if (run.random() < 0.5) await tab.evaluate("void cairn.flush()");
    await pause(run.between(0, 60));
    const page = pageOf(tab);
    const session = await page.context().newCDPSession(page);
    const crashed = new Promise((resolve) => page.once("crash", resolve));
    // It has nobody left to answer.
    session.send("Page.crash").catch(() => {});
    await crashed;
  },
};
