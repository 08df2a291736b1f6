import { fail, type MessageType, ok, type Problem, type Result } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { EventLog, Verdict } from "../store/event-log.ts";
import type { Registry } from "../store/registry.ts";
import { commit } from "./commit.ts";
import { reasonOf } from "./dead-letter.ts";
import type { Decoded } from "./decode.ts";
import { dropsOf } from "./drops.ts";
import { enrich } from "./enrich.ts";
import type { EventFeed } from "./feed.ts";
import { createSkewClock } from "./skew.ts";
import { validateBatch, validateMessage } from "./validate.ts";

/** What became of one request's messages, all of it durable. */
export interface Receipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedMessage[];
  readonly verdicts: readonly Verdict[];
}

export interface RejectedMessage {
  readonly index: number;
  readonly messageId?: string;
  readonly code: string;
  readonly message: string;
}

export interface IngestDeps {
  readonly log: EventLog;
  readonly registry: Registry;
  readonly feed: EventFeed;
  now(): number;
  newId(): string;
  /** Runs after new events were committed. */
  onGrown(): void;
}

/** Takes decoded bodies in. */
export interface Ingest {
  /**
   * A batch, or with `type` one message that the route named. Fails with the problems of the whole body; rejects with
   * `StorageUnavailable` when nothing of it was stored.
   */
  take(
    body: Decoded,
    environment: Environment,
    type?: MessageType,
  ): Promise<Result<Receipt, readonly Problem[]>>;
}

/** The steps from a decoded body to a receipt: validate, correct times, enrich, commit with the log's verdicts. */
export function createIngest(deps: IngestDeps): Ingest {
  const clock = createSkewClock();
  return {
    async take(body, environment, type) {
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
      const { messages, refused } = validated.value;
      const events = messages.map((message) => enrich(message, receivedAtMs, clock));
      const drops = dropsOf(body.data);
      const verdicts = await commit({ events, refused, drops, environment, receivedAtMs }, deps);
      const accepted = verdicts.filter((verdict) => verdict === "accepted").length;
      return ok({
        accepted,
        duplicates: verdicts.length - accepted,
        rejected: refused.map((one) => ({
          index: one.index,
          ...(one.messageId === undefined ? {} : { messageId: one.messageId }),
          code: one.problems[0]?.code ?? "refused",
          message: reasonOf(one),
        })),
        verdicts,
      });
    },
  };
}
