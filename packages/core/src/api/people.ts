import type { JsonObject } from "../event/message.ts";

/**
 * `GET /api/people?env=&search=&limit=&cursor=`, or with `segment=` those who are in it as far as the log tells: then a page
 * may hold fewer or more than `limit`, and goes on while there is a cursor.
 */
export interface People {
  readonly people: readonly PersonSummary[];
  readonly cursor?: string;
}
export interface PersonSummary {
  /** User id, else `anon:` and the anonymous id. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly account?: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly reached: number;
  /** Whether every milestone of the activation was reached. */
  readonly activated: boolean;
  /** When the newest present stall began. */
  readonly stalledAt?: string;
  /** The milestone that the newest present stall is at. */
  readonly stalledBy?: { readonly milestone: string; readonly title: string };
}

/** `GET /api/people/:id?env=` (404 when unknown). */
export interface Person extends PersonSummary {
  readonly traits: JsonObject;
  readonly progress: readonly {
    readonly milestone: string;
    readonly title: string;
    readonly reachedAt?: string;
    /** So much counts towards it that the part that is kept does not decide it. */
    readonly undecided?: true;
  }[];
  readonly timeline: readonly TimelineEntry[];
}
/** Newest first, at most 500. */
export interface TimelineEntry {
  readonly messageId: string;
  readonly at: string;
  readonly receivedAt: string;
  readonly name: string;
  /** What it was, as a sentence where Cairn knows one ("Stuck at Connect bank: 3 failed attempts in 40 s"). */
  readonly words: string;
  readonly kind:
    | "event"
    | "page"
    | "identify"
    | "guide"
    | "milestone"
    /** A browser said that a milestone was reached, and the collector's own reading of the log does not say so. */
    | "claim"
    | "stall"
    | "frustration"
    | "help";
  readonly properties: JsonObject;
}

/** `DELETE /api/people/:id?env=`: what was removed, by all ids of the person. */
export interface ErasedPerson {
  /** Whether anything but refused events was held. */
  readonly known: boolean;
  readonly events: number;
  readonly deadLetters: number;
  readonly deliveries: number;
}
