import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Message, problemLine } from "@cairn/core";
import type { CollectorContext } from "../context.ts";
import { publishGuidebook } from "../publish/publish.ts";

const GUIDEBOOK = new URL(
  "../../../../examples/guidebooks/ledgerly.guidebook.json",
  import.meta.url,
);
const HISTORY = new URL("../../../../examples/demo/history.ts", import.meta.url);
const BATCH = 500;

// Counters: they outlive a restart. The first is the moment that the history ends at, which makes it the same again.
const STARTED = "sample-history.until-ms";
const DONE = "sample-history.done";

/** What became of the demo's sample history. */
export type DemoContent =
  /** `events` were stored now: all of it, or what was missing after a start that was interrupted. */
  | { readonly kind: "loaded"; readonly events: number }
  | { readonly kind: "loaded-before" }
  /** There is a guidebook or an event of somebody else: nothing was touched. */
  | { readonly kind: "has-data" };

/**
 * Gives an empty collector the demo's guidebook and its generated history, so that the studio has something to show.
 * What was interrupted goes on with the next call and stores nothing twice.
 */
export async function loadDemoContent(context: CollectorContext): Promise<DemoContent> {
  const { registry, log, projector, feed, now } = context;
  const { version } = await registry.definitions.live();
  const marks = await registry.counters.all("live");
  if (marks[DONE] !== undefined) return { kind: "loaded-before" };
  const { events } = await log.count("live");
  const started = marks[STARTED];
  if (started === undefined && (version !== undefined || events > 0)) return { kind: "has-data" };
  const untilMs = started ?? now();
  if (started === undefined) await registry.counters.add("live", { [STARTED]: untilMs });
  if (version === undefined && existsSync(GUIDEBOOK)) await publishDemo(context);
  const loaded = existsSync(HISTORY) ? await loadHistory(context, untilMs) : 0;
  await registry.counters.add("live", { [DONE]: 1 });
  await projector.caughtUp();
  // Nothing of it arrived from anywhere: who installs must see their own first event there.
  feed.clear();
  return { kind: "loaded", events: loaded };
}

async function publishDemo({ registry, guidebook, now }: CollectorContext): Promise<void> {
  const demo: unknown = JSON.parse(readFileSync(GUIDEBOOK, "utf8"));
  const publishing = { definitions: registry.definitions, by: "Cairn", now };
  const published = await publishGuidebook(demo, "The demo's guidebook", publishing);
  if (!published.ok) throw new Error(published.failure.problems.map(problemLine).join("; "));
  guidebook.refresh();
}

async function loadHistory({ ingest }: CollectorContext, untilMs: number): Promise<number> {
  const history = (await import(fileURLToPath(HISTORY))) as {
    sampleHistory(nowMs: number): Iterable<Message>;
  };
  let loaded = 0;
  let batch: Message[] = [];
  const send = async (): Promise<void> => {
    const taken = await ingest.take({ data: { batch }, bytes: 0 }, "live");
    if (taken.ok) loaded += taken.value.accepted;
    batch = [];
  };
  for (const message of history.sampleHistory(untilMs)) {
    batch.push(message);
    if (batch.length === BATCH) await send();
  }
  await send();
  return loaded;
}
