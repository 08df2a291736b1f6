import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

const LARGEST_BODY = 6000;

/** A proxy takes small bodies only: the rest arrives in smaller parts, the one that cannot be is counted. */
export const status413: Scenario = {
  name: "status-413",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    run.gateway.rule((body) => (body.length > LARGEST_BODY ? { status: 413 } : undefined));
    await tab.evaluate(`act(${run.between(10, 25)})`);
    await tab.evaluate(`act(1, { padding: "x".repeat(${LARGEST_BODY}) })`);
    await tab.evaluate(`act(${run.between(10, 25)})`);
    await tab.evaluate("cairn.flush()");
  },
};
