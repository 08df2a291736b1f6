import { eventually } from "../eventually.ts";
import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

const AGAIN = 10;
const REASONS =
  'JSON.stringify(performance.getEntriesByType("navigation")[0].notRestoredReasons ?? "nothing said")';

/** A page leaves with events on their way, and comes back from the back-forward cache. */
export const backForwardCache: Scenario = {
  name: "back-forward-cache",
  engines: ["chromium", "webkit"],
  async run(run) {
    const { tab } = await openReady(run, { again: AGAIN });
    const before = run.between(5, 40);
    run.network.turn({ kind: "slow", ms: run.between(1, 60) });
    await tab.evaluate(`act(${before})`);
    if (run.random() < 0.5) await tab.evaluate("void cairn.flush()");
    await tab.go(new URL("/elsewhere", run.url()).href);
    await tab.evaluate("void setTimeout(() => history.back())");
    const made = (): number => Math.max(...run.testimony.calls.values());
    await eventually("the same page, back", () => made() >= before + AGAIN, 8_000).catch(
      async () => {
        throw new Error(`kept out of the cache by ${await tab.evaluate<string>(REASONS)}`);
      },
    );
    await run.accepted(AGAIN);
  },
};
