import type { Environment, LiveEvent } from "@cairn/core/api";
import type { EventLog, LogEvent, Verdict } from "../store/event-log.ts";
import type { Registry } from "../store/registry.ts";
import { deadLetterOf } from "./dead-letter.ts";
import type { EventFeed } from "./feed.ts";
import type { Refused } from "./validate.ts";

/** One request's share of a commit. */
export interface Share {
  readonly events: readonly LogEvent[];
  readonly refused: readonly Refused[];
  readonly drops: Readonly<Record<string, number>>;
  readonly environment: Environment;
  readonly receivedAtMs: number;
}

/**
 * Makes the events durable, keeps what was refused, and tells the live view. The log collects the shares of requests
 * that wait at the same time into one commit.
 */
export async function commit(
  share: Share,
  {
    log,
    registry,
    feed,
    onGrown,
  }: {
    readonly log: EventLog;
    readonly registry: Registry;
    readonly feed: EventFeed;
    onGrown(): void;
  },
): Promise<readonly Verdict[]> {
  const { environment, events, refused } = share;
  const verdicts = events.length === 0 ? [] : await log.append(environment, events);
  if (refused.length > 0) {
    const letters = refused.map((one) => deadLetterOf(one, environment, share.receivedAtMs));
    await registry.deadLetters.add(letters);
  }
  const counts = dropCounts(share.drops, verdicts);
  if (Object.keys(counts).length > 0) await registry.counters.add(environment, counts);
  feed.publish([
    ...events.slice(-FED).map((event, at) => {
      const verdict = verdicts[at + Math.max(0, events.length - FED)] ?? "accepted";
      return liveEvent(event, verdict, environment);
    }),
    ...refused.slice(-FED).map((one) => refusedLiveEvent(one, share)),
  ]);
  if (verdicts.includes("accepted")) onGrown();
  return verdicts;
}

// Enough to see what arrives; nobody reads a burst line by line.
const FED = 50;

/** What the sender dropped, unless this very batch came before: then it was counted before. */
function dropCounts(drops: Share["drops"], verdicts: readonly Verdict[]): Share["drops"] {
  const isRepeat = verdicts.length > 0 && verdicts.every((verdict) => verdict === "duplicate");
  if (isRepeat) return {};
  return Object.fromEntries(
    Object.entries(drops).map(([reason, amount]) => [`drops.${reason}`, amount]),
  );
}

function liveEvent(event: LogEvent, verdict: Verdict, environment: Environment): LiveEvent {
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

function refusedLiveEvent(refused: Refused, share: Share): LiveEvent {
  const { type, event } = (refused.raw ?? {}) as {
    readonly type?: unknown;
    readonly event?: unknown;
  };
  const [problem] = refused.problems;
  return {
    messageId: refused.messageId ?? "",
    receivedAt: new Date(share.receivedAtMs).toISOString(),
    environment: share.environment,
    type: typeof type === "string" ? type.slice(0, 40) : "?",
    name: typeof event === "string" ? event.slice(0, 200) : "",
    properties: {},
    verdict: "rejected",
    ...(problem === undefined ? {} : { problem }),
  };
}
