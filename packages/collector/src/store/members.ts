import type { Role } from "@cairn/core/api";

/** Somebody who may sign in to the studio. */
export interface MemberRecord {
  readonly id: string;
  /** As the audit log tells it; no two members have the same. */
  readonly name: string;
  /** In lower case; no two members have the same. */
  readonly email: string;
  readonly role: Role;
  readonly createdAtMs: number;
  /** When they first signed in; left out: they were invited and have not been here. */
  readonly joinedAtMs?: number;
  /** The hash of their password, with how it was made; left out while they have none. */
  readonly password?: string;
}

/** Why a member was not added. */
export type NotAdded = "name-taken" | "email-taken";

/** What became of a change that could leave nobody who may let others in. */
export type MemberChange = "done" | "unknown" | "last-admin";

/**
 * Who may sign in. An admin who has joined stays for as long as there is no other one: of two changes at the same time
 * that together would take the last, one is refused.
 */
export interface MemberStore {
  /** By name. */
  members(): Promise<readonly MemberRecord[]>;
  member(id: string): Promise<MemberRecord | undefined>;
  memberByEmail(email: string): Promise<MemberRecord | undefined>;
  /** Adds one; with `first` only while no admin has joined. Names differ by more than case. */
  add(
    record: MemberRecord,
    options?: { readonly first?: boolean },
  ): Promise<"added" | "not-first" | NotAdded>;
  setRole(id: string, role: Role): Promise<MemberChange>;
  /** Answers whether there is such a member. */
  setPassword(id: string, password: string): Promise<boolean>;
  /** Keeps the moment of the first time only. */
  setJoined(id: string, atMs: number): Promise<void>;
  remove(id: string): Promise<MemberChange>;
}
