import { fail, type MessageType, ok, type Problem, type Result } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { RateLimit } from "../config.ts";
import { createLimiter, type Limiter } from "../http/limit.ts";
import type { EventLog, LogEvent } from "../store/event-log.ts";
import type { Registry } from "../store/registry.ts";
import { commit, type Share } from "./commit.ts";
import type { Decoded } from "./decode.ts";
import { createDropNames } from "./drop-reasons.ts";
import { dropsOf } from "./drops.ts";
import { enrich } from "./enrich.ts";
import type { EventFeed } from "./feed.ts";
import { createIdentityJudge, type Sender } from "./identity.ts";
import { outlineOf } from "./outline.ts";
import { prove } from "./prove.ts";
import type { Receipt } from "./receipt.ts";
import { createSkewClock } from "./skew.ts";
import { validateBatch, validateMessage } from "./validate.ts";

export interface IngestDeps {
  readonly log: EventLog;
  readonly registry: Registry;
  readonly feed: EventFeed;
  now(): number;
  newId(): string;
  /** Events that browsers may send of one user; left out: any number. */
  readonly userRate?: RateLimit;
  /** Runs after new events were committed. */
  onGrown(): void;
}

/** Thrown when a user's events come faster than the collector takes them. Nothing of the body was stored. */
export class TooFast extends Error {
  override readonly name = "TooFast";
  readonly retryAfterS: number;
  constructor(retryAfterS: number) {
    super(`One user's events come too fast. Wait ${retryAfterS} s.`);
    this.retryAfterS = retryAfterS;
  }
}

/** Takes decoded bodies in. */
export interface Ingest {
  /**
   * A batch, or with `type` one message that the route named. Fails with the problems of the whole body; rejects with
   * `StorageUnavailable` when nothing of it was stored, with `TooFast` before anything was.
   */
  take(
    body: Decoded,
    environment: Environment,
    type?: MessageType,
    sender?: Sender,
  ): Promise<Result<Receipt, readonly Problem[]>>;
}

/** The steps from a decoded body to a receipt: validate, correct times, enrich, prove, commit with the log's verdicts. */
export function createIngest(deps: IngestDeps): Ingest {
  const clock = createSkewClock();
  const nameDrops = createDropNames(deps.registry.counters);
  const { userRate } = deps;
  const limiter = userRate === undefined ? undefined : createLimiter(userRate);

  /** Everything before the store: validated, times judged, enriched, proven. */
  async function prepare(
    body: Decoded,
    { environment, type, sender }: From,
  ): Promise<Result<Prepared, readonly Problem[]>> {
    const receivedAtMs = deps.now();
    const defaults = {
      receivedAt: new Date(receivedAtMs).toISOString(),
      assignId: () => deps.newId(),
    };
    const validated =
      type === undefined
        ? validateBatch(body, defaults)
        : validateMessage(body, { ...defaults, type });
    if (!validated.ok) return fail(validated.failure);
    const { messages, places } = validated.value;
    const enriched = messages.map((message) => enrich(message, receivedAtMs, clock));
    if (sender.isBrowser && limiter !== undefined) {
      slowDown(enriched, { environment, sender, nowMs: receivedAtMs }, limiter);
    }
    const about = { data: body.data, sender, messages, environment, receivedAtMs };
    const judge = await createIdentityJudge(about, deps.registry.access);
    const { events, places: taken, refused, identity } = prove(enriched, places, judge);
    const { sentAt } = (body.data ?? {}) as { readonly sentAt?: unknown };
    const trust = sender.isServer ? ({ trust: "server" } as const) : {};
    const share: Share = {
      outlines: events.map((event, at) => outlineOf(event, taken[at]?.index ?? at)),
      refused: [...validated.value.refused, ...refused],
      identity,
      drops: dropsOf(body.data),
      environment,
      receivedAtMs,
      origin: { sentAt, ...(type === undefined ? {} : { type }), ...trust },
    };
    return ok({ events, share });
  }

  return {
    take(body, environment, type, sender = NOBODY_KNOWN) {
      // No async function: its frame would hold the body until the disk has answered.
      return prepare(body, { environment, type, sender }).then((prepared) => {
        if (!prepared.ok) return prepared;
        const { events, share } = prepared.value;
        return commit(events, share, { ...deps, nameDrops }).then(ok);
      });
    },
  };
}

interface From {
  readonly environment: Environment;
  readonly type: MessageType | undefined;
  readonly sender: Sender;
}

interface Prepared {
  readonly events: readonly LogEvent[];
  readonly share: Share;
}

// What calls from inside has no key to show: its events are judged as a browser's are.
const NOBODY_KNOWN: Sender = { isServer: false, isBrowser: false };

/** Rejects a body whose sender makes one user's events faster than anybody can. */
function slowDown(
  events: readonly LogEvent[],
  from: { readonly environment: Environment; readonly sender: Sender; readonly nowMs: number },
  limiter: Limiter,
): void {
  const costs = new Map<string, number>();
  for (const { actor } of events) costs.set(actor, (costs.get(actor) ?? 0) + 1);
  for (const [actor, cost] of costs) {
    // By address too: whoever sends under somebody's name from elsewhere slows down only themselves.
    const name = `${from.environment} ${from.sender.client ?? ""} ${actor}`;
    const waitS = limiter(name, from.nowMs, cost);
    if (waitS > 0) throw new TooFast(waitS);
  }
}
