import type { Problem } from "../lib/problem.ts";
import type { JsonObject } from "../event/message.ts";
import type { Environment } from "./session.ts";

/**
 * `GET /api/live?env=&user=`: server-sent events, `event: event`, one `LiveEvent` each; the last 50 first.
 * `event: ping` every 20 s.
 */
export interface LiveEvent {
  readonly messageId: string;
  readonly receivedAt: string;
  readonly environment: Environment;
  /** Whom it names; of a refused event only what it says itself, nobody may be known by it. */
  readonly user?: string;
  readonly type: string;
  readonly name: string;
  readonly properties: JsonObject;
  readonly verdict: "accepted" | "duplicate" | "rejected";
  readonly problem?: Problem;
  /** Of a refused event: JSON as received, cut at 4 KiB. */
  readonly raw?: string;
}
