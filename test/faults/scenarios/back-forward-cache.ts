import { eventually } from "../eventually.ts";
import type { Tab } from "../engines/engine.ts";
import type { Run, Scenario } from "../scenario.ts";
import { openReady, ready } from "../tabs.ts";

const AGAIN = 10;
// A page that is flushed as it is left may be thrown out (4 of 60; 0 of 60 that are not), because script ran in it: by all
// signs the answer to its request for the lock. There it is loaded anew.
const TRIPS = 3;
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
    for (let trip = 1; !(await comesBack(run, tab, before)); trip += 1) {
      if (trip === TRIPS)
        throw new Error(`kept out of the cache by ${await tab.evaluate<string>(REASONS)}`);
      await ready(tab);
    }
    await run.accepted(AGAIN);
  },
};

/** Acts, leaves in the midst of it and goes back: whether the same page stands there again. */
async function comesBack(run: Run, tab: Tab, before: number): Promise<boolean> {
  await tab.evaluate(`act(${before})`);
  if (run.random() < 0.5) await tab.evaluate("void cairn.flush()");
  await tab.go(new URL("/elsewhere", run.url()).href);
  await tab.evaluate("void setTimeout(() => history.back())");
  const made = (): number => Math.max(...run.testimony.calls.values());
  return eventually("the same page, back", () => made() >= before + AGAIN, 5_000).then(
    () => true,
    () => false,
  );
}
