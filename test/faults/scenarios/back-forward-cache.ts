import { eventually } from "../eventually.ts";
import type { Tab } from "../engines/engine.ts";
import type { Run, Scenario } from "../scenario.ts";
import { openReady, ready } from "../tabs.ts";

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
    const isFlushed = run.random() < 0.5;
    // Chromium threw out 4 of 60 pages that were flushed as they were left, and 0 of 60 that were not: only the former may
    // be loaded anew, and then make the trip without that.
    if (!(await comesBack(run, tab, before, isFlushed))) {
      if (isFlushed) await ready(tab);
      if (!isFlushed || !(await comesBack(run, tab, before, false)))
        throw new Error(`kept out of the cache by ${await tab.evaluate<string>(REASONS)}`);
    }
    await run.accepted(AGAIN);
  },
};

/** Acts, leaves in the midst of it and goes back: whether the same page stands there again. */
async function comesBack(run: Run, tab: Tab, before: number, isFlushed: boolean): Promise<boolean> {
  await tab.evaluate(`act(${before})`);
  if (isFlushed) await tab.evaluate("void cairn.flush()");
  await tab.go(new URL("/elsewhere", run.url()).href);
  await tab.evaluate("void setTimeout(() => history.back())");
  const made = (): number => Math.max(...run.testimony.calls.values());
  return eventually("the same page, back", () => made() >= before + AGAIN, 8_000).then(
    () => true,
    () => false,
  );
}
