import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import type { Scenario } from "../scenario.ts";

/** SIGKILL to the whole browser among events; the same profile is opened again. */
export const browserKilled: Scenario = {
  name: "browser-killed",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const profile = join(run.folder, "profile");
    const page = run.url({ burst: 5, bursts: 20, every: run.between(5, 40) });
    const browser = await run.engine.startAlone(profile, page);
    try {
      await run.accepted(run.between(10, 60));
      await pause(run.between(0, 50));
    } finally {
      await browser.kill();
    }
    await run.settleAlone(profile);
  },
};
