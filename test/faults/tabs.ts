import type { Profile, Tab } from "./engines/engine.ts";
import { eventually } from "./eventually.ts";
import type { Run } from "./scenario.ts";

/** A tab on the host page in this run's browser, with Cairn loaded. */
export async function openReady(
  run: Run,
  query: Readonly<Record<string, string | number>> = {},
): Promise<{ readonly tab: Tab; readonly profile: Profile }> {
  const profile = await run.profile();
  const tab = await profile.openTab(run.url(query));
  await ready(tab);
  return { tab, profile };
}

/** Waits until Cairn has been loaded in a tab. */
export async function ready(tab: Tab): Promise<void> {
  await eventually("a page that is ready", () => tab.evaluate<boolean>("isReady()"));
}
