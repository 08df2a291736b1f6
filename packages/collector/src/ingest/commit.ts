import type { Environment, LiveEvent } from "@cairn/core/api";
import { erasedReport } from "../store/erasure.ts";
import type { EventLog, LogEvent, Verdict } from "../store/event-log.ts";
import { type CounterStore, ERASED, type Registry } from "../store/registry.ts";
import { deadLetterOf, type LetterOrigin } from "./dead-letter.ts";
import type { NameDrops } from "./drop-reasons.ts";
import type { DropReport } from "./drops.ts";
import type { EventFeed } from "./feed.ts";
import type { OutcomeCounts } from "./identity-coverage.ts";
import type { Outline } from "./outline.ts";
import { type Receipt, receiptOf } from "./receipt.ts";
import { refusedLiveEvent } from "./refused-live-event.ts";
import type { Refused } from "./validate.ts";

/** One request's share of a commit, beside its events. */
export interface Share {
  /** Of each of the events. */
  readonly outlines: readonly Outline[];
  readonly refused: readonly Refused[];
  readonly identity: OutcomeCounts;
  readonly drops: DropReport;
  readonly environment: Environment;
  readonly receivedAtMs: number;
  /** How it came, for the letters of what was refused. */
  readonly origin: Omit<LetterOrigin, "environment" | "receivedAtMs">;
}

/** What making a share durable needs. */
export interface CommitDeps {
  readonly log: EventLog;
  readonly registry: Registry;
  readonly feed: EventFeed;
  readonly nameDrops: NameDrops;
  /** Runs after new events were committed. */
  onGrown(): void;
}

/**
 * Makes the events durable, keeps what was refused, and tells the live view. The log collects the shares of requests
 * that wait at the same time into one commit. What was refused is kept first: once events are stored, an answer that
 * fails has them sent again, and nothing would tell the letters of the second time from those of the first.
 */
export function commit(
  events: readonly LogEvent[],
  share: Share,
  deps: CommitDeps,
): Promise<Receipt> {
  // No async function: its frame would hold the events until the disk has answered.
  return keepAside(share, deps).then((drops) => {
    const { environment } = share;
    const verdicts =
      events.length === 0 ? Promise.resolve([]) : deps.log.append(environment, events);
    return verdicts.then(finishing(share, drops, deps));
  });
}

/** Drops as they are counted once the events are stored; empty where they were counted already. */
type LateDrops = Readonly<Record<string, number>>;

/** Keeps the letters of what was refused, and counts the drops whose report is told from its repetition by an id. */
async function keepAside(
  { refused, drops: { id, counts }, environment, receivedAtMs, origin }: Share,
  { registry, nameDrops }: CommitDeps,
): Promise<LateDrops> {
  if (refused.length > 0) {
    const letters = refused.map((one) =>
      deadLetterOf(one, { ...origin, environment, receivedAtMs }),
    );
    await registry.deadLetters.add(letters);
  }
  const drops = await nameDrops(environment, counts);
  if (id === undefined || Object.keys(drops).length === 0) return drops;
  await registry.counters.addOnce(environment, { id, atMs: receivedAtMs, amounts: drops });
  return {};
}

/** What is done once the events are durable: holds the share, and no event. */
function finishing(
  share: Share,
  drops: LateDrops,
  { registry, feed, onGrown }: CommitDeps,
): (verdicts: readonly Verdict[]) => Promise<Receipt> {
  return async (verdicts) => {
    if (Object.keys(drops).length > 0 && !isRepeat(verdicts)) {
      await registry.counters.add(share.environment, drops);
    }
    await countErased(share, verdicts, registry.counters);
    tellFeed(feed, share, verdicts);
    if (verdicts.includes("accepted")) onGrown();
    return receiptOf({ ...share, verdicts });
  };
}

/** Events of erased people are kept nowhere: their number is, each id counted once. */
async function countErased(
  { outlines, environment, receivedAtMs }: Share,
  verdicts: readonly Verdict[],
  counters: CounterStore,
): Promise<void> {
  const erased = outlines.filter((_outline, at) => verdicts[at] === "erased");
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
  const { outlines, environment } = share;
  // What is not kept is not shown either.
  const shown = [...outlines.keys()].slice(-FED).filter((at) => verdicts[at] !== "erased");
  const refused = share.refused.slice(-FED);
  feed.publishLater(environment, shown.length + refused.length, () => [
    ...shown.map((at) => liveEvent(outlines[at] as Outline, verdicts[at] as Shown, environment)),
    ...refused.map((one) => refusedLiveEvent(one, share)),
  ]);
}

type Shown = Exclude<Verdict, "erased">;

/** A report without an id is told from its repetition by the events beside it. */
function isRepeat(verdicts: readonly Verdict[]): boolean {
  return verdicts.length > 0 && verdicts.every((verdict) => verdict !== "accepted");
}

function liveEvent(event: Outline, verdict: Shown, environment: Environment): LiveEvent {
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
