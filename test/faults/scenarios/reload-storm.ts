import { eventually } from "../eventually.ts";
import type { Scenario } from "../scenario.ts";

const BURST = 6;
const BURSTS = 3;

/** A page that reloads itself again and again, often before Cairn has loaded. */
export const reloadStorm: Scenario = {
  name: "reload-storm",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const reloads = run.between(6, 10);
    const query = { burst: BURST, bursts: BURSTS, every: run.between(15, 60), reloads };
    const profile = await run.profile();
    await profile.openTab(run.url(query));
    const calls = BURST * BURSTS * (reloads + 1);
    const made = (): number => [...run.testimony.calls.values()].reduce((sum, n) => sum + n, 0);
    await eventually("every page's calls", () => made() >= calls);
    // The last page stays: whatever it made is accepted.
    await run.accepted(BURST * BURSTS);
  },
};
