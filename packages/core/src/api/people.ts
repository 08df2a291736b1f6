import type { HoldReason } from "../arbiter/decision.ts";
import type { JsonObject } from "../event/message.ts";

/**
 * `GET /api/people?env=&search=&limit=&cursor=`, and of them only those with `state=`, in `segment=`, with `trait=NAME:VALUE`, as
 * far as the log tells: then a page may hold fewer or more than `limit`, and goes on while there is a cursor.
 */
export interface People {
  readonly people: readonly PersonSummary[];
  readonly cursor?: string;
}
/** Stuck now, away among them; stuck and not seen for unusually long; activated; neither stuck nor activated. */
export type PeopleState = "stuck" | "away" | "activated" | "on-the-way";
export interface PersonSummary {
  /** User id, else `anon:` and the anonymous id. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly account?: string;
  /** What `group` called it. */
  readonly accountName?: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly reached: number;
  /** Whether every milestone of the activation was reached. */
  readonly activated: boolean;
  /** One of our own staff, whom no figure counts. */
  readonly isStaff?: true;
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
  /** Events of theirs that were folded, of which `timeline` holds the newest. */
  readonly events: number;
  /** Each live guide, the one that they had to do with last first. */
  readonly guides: readonly PersonGuide[];
  readonly experiments: readonly PersonExperiment[];
  readonly timeline: readonly TimelineEntry[];
}
/** What one person got of a guide. */
export interface PersonGuide {
  readonly guide: string;
  readonly title: string;
  readonly kind: string;
  /** How often they saw it. */
  readonly shown: number;
  /** How often it would have shown and did not, for the sake of a comparison. */
  readonly withheld: number;
  /** When they had to do with it last. */
  readonly lastAt?: string;
  /** How the latest ended. */
  readonly outcome?: "completed" | "dismissed" | "never-again" | "snoozed";
  /** Why it does not come to them now, as far as the log tells. Absent: nothing known here keeps it from them. */
  readonly held?: {
    /** "asked-only": it has no condition, and shows when somebody or another guide asks for it. */
    readonly because: HoldReason | "asked-only";
    readonly until?: string;
    /** The parts of its condition that do not hold, in words. */
    readonly details: readonly string[];
  };
}
/** Which arm of a comparison one person is in. */
export interface PersonExperiment {
  /** Empty: the answers that help offers by itself. */
  readonly guide: string;
  /** Left out where the guide is not live any more. */
  readonly title?: string;
  readonly arm: "shown" | "withheld";
  readonly by: "user" | "account";
  /** What was assigned: the first id seen of them, or their account. */
  readonly unit: string;
  readonly holdout: "guide" | "global";
  /** Share that goes without, 0 to 0.5. */
  readonly share: number;
  readonly since: string;
  /** They were in the other arm later, on a device that did not know of the first. */
  readonly crossed?: true;
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
