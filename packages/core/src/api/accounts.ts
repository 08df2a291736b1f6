import type { JsonObject } from "../event/message.ts";
import type { PersonSummary, TimelineEntry } from "./people.ts";

/** `GET /api/accounts?env=&search=&limit=&cursor=`: newest activity first; search looks into id and name. */
export interface Accounts {
  readonly accounts: readonly AccountSummary[];
  readonly cursor?: string;
}
export interface AccountSummary {
  readonly id: string;
  readonly name?: string;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Everybody who was ever seen with it; each person once. */
  readonly people: number;
  /** Of them, those who were seen in the last 28 days. */
  readonly active: number;
  readonly stuck: number;
  /** Milestones that the account, or at least one of its people, reached. */
  readonly reached: number;
  /** Milestones that there are. */
  readonly milestones: number;
  /** Who did most of what the account did; absent while nobody did anything. */
  readonly mostActive?: MostActive;
}
export interface MostActive {
  readonly user: string;
  readonly name?: string;
  /** Of the events of all its people, 0 to 1. */
  readonly share: number;
}

/** `GET /api/accounts/:id?env=` (404 when unknown). */
export interface Account extends AccountSummary {
  readonly traits: JsonObject;
  readonly progress: readonly AccountProgress[];
  /** At most 200, who did most first. */
  readonly members: readonly AccountMember[];
  /** What its people did, newest first, at most 200 entries. */
  readonly timeline: readonly AccountEntry[];
}
export interface AccountProgress {
  readonly milestone: string;
  readonly title: string;
  /** How many of its people reached it. */
  readonly people: number;
  /** How many must; absent where each reaches it for themselves. */
  readonly needs?: number;
  /** When the account had reached it: the last of those who must, or the first who did. */
  readonly reachedAt?: string;
}
export interface AccountMember extends PersonSummary {
  /** Of the events of all its people, 0 to 1. */
  readonly share: number;
}
export interface AccountEntry extends TimelineEntry {
  readonly user: string;
}
