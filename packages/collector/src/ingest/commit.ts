import type { Environment, LiveEvent } from "@cairn/core/api";
import { erasedReport } from "../store/erasure.ts";
import type { EventLog, LogEvent, Verdict } from "../store/event-log.ts";
import { type CounterStore, ERASED, type Registry } from "../store/registry.ts";
import { deadLetterOf, type LetterOrigin } from "./dead-letter.ts";
import type { NameDrops } from "./drop-reasons.ts";
import type { DropReport } from "./drops.ts";
import type { EventFeed } from "./feed.ts";
import { refusedLiveEvent } from "./refused-live-event.ts";
import type { Refused } from "./validate.ts";

/** One request's share of a commit. */
export interface Share {
  readonly events: readonly LogEvent[];
  readonly refused: readonly Refused[];
  readonly drops: DropReport;
  readonly environment: Environment;
  readonly receivedAtMs: number;
  /** How it came, for the letters of what was refused. */
  readonly origin: Omit<LetterOrigin, "environment" | "receivedAtMs">;
}

/**
 * Makes the events durable, keeps what was refused, and tells the live view. The log collects the shares of requests
 * that wait at the same time into one commit. What was refused is kept first: once events are stored, an answer that
 * fails has them sent again, and nothing would tell the letters of the second time from those of the first.
 */
export async function commit(
  share: Share,
  {
    log,
    registry,
    feed,
    nameDrops,
    onGrown,
  }: {
    readonly log: EventLog;
    readonly registry: Registry;
    readonly feed: EventFeed;
    readonly nameDrops: NameDrops;
    onGrown(): void;
  },
): Promise<readonly Verdict[]> {
  const { environment, events, refused, receivedAtMs } = share;
  if (refused.length > 0) {
    const origin = { ...share.origin, environment, receivedAtMs };
    const letters = refused.map((one) => deadLetterOf(one, origin));
    await registry.deadLetters.add(letters);
  }
  const { id, counts } = share.drops;
  const drops = await nameDrops(environment, counts);
  const hasDrops = Object.keys(drops).length > 0;
  if (hasDrops && id !== undefined) {
    await registry.counters.addOnce(environment, { id, atMs: share.receivedAtMs, amounts: drops });
  }
  const verdicts = events.length === 0 ? [] : await log.append(environment, events);
  if (hasDrops && id === undefined && !isRepeat(verdicts)) {
    await registry.counters.add(environment, drops);
  }
  await countErased(share, verdicts, registry.counters);
  tellFeed(feed, share, verdicts);
  if (verdicts.includes("accepted")) onGrown();
  return verdicts;
}

/** Events of erased people are kept nowhere: their number is, each id counted once. */
async function countErased(
  { events, environment, receivedAtMs }: Share,
  verdicts: readonly Verdict[],
  counters: CounterStore,
): Promise<void> {
  const erased = events.filter((_event, at) => verdicts[at] === "erased");
  await Promise.all(
    erased.map(({ messageId }) => {
      const id = erasedReport(messageId);
      return counters.addOnce(environment, { id, atMs: receivedAtMs, amounts: { [ERASED]: 1 } });
    }),
  );
}

// Enough to see what arrives; nobody reads a burst line by line.
const FED = 50;

function tellFeed(feed: EventFeed, share: Share, verdicts: readonly Verdict[]): void {
  const { events, environment } = share;
  // What is not kept is not shown either.
  const shown = [...events.keys()].slice(-FED).filter((at) => verdicts[at] !== "erased");
  const refused = share.refused.slice(-FED);
  feed.publishLater(environment, shown.length + refused.length, () => [
    ...shown.map((at) => liveEvent(events[at] as LogEvent, verdicts[at] as Shown, environment)),
    ...refused.map((one) => refusedLiveEvent(one, share)),
  ]);
}

type Shown = Exclude<Verdict, "erased">;

/** A report without an id is told from its repetition by the events beside it. */
function isRepeat(verdicts: readonly Verdict[]): boolean {
  return verdicts.length > 0 && verdicts.every((verdict) => verdict !== "accepted");
}

function liveEvent(event: LogEvent, verdict: Shown, environment: Environment): LiveEvent {
  return {
    messageId: event.messageId,
    receivedAt: new Date(event.receivedAtMs).toISOString(),
    environment,
    user: event.actor,
    type: event.type,
    name: event.name,
    properties: event.properties,
    verdict,
  };
}
