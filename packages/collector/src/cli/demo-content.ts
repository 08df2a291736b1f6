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

/**
 * Gives an empty collector the demo's guidebook and its generated history, so that the studio has something to show.
 * Touches nothing where there is a guidebook or an event already. Answers how many events were loaded.
 */
export async function loadDemoContent(context: CollectorContext): Promise<number> {
  const { registry, log, guidebook, projector, now } = context;
  const { version } = await registry.definitions.live();
  const { events } = await log.count("live");
  if (version !== undefined || events > 0) return 0;
  if (existsSync(GUIDEBOOK)) {
    const demo: unknown = JSON.parse(readFileSync(GUIDEBOOK, "utf8"));
    const publishing = { definitions: registry.definitions, by: "Cairn", now };
    const published = await publishGuidebook(demo, "The demo's guidebook", publishing);
    if (!published.ok) throw new Error(published.failure.problems.map(problemLine).join("; "));
    guidebook.refresh();
  }
  const loaded = existsSync(HISTORY) ? await loadHistory(context) : 0;
  await projector.caughtUp();
  return loaded;
}

async function loadHistory({ ingest, now }: CollectorContext): Promise<number> {
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
  for (const message of history.sampleHistory(now())) {
    batch.push(message);
    if (batch.length === BATCH) await send();
  }
  await send();
  return loaded;
}
