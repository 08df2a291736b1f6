import type { JsonObject } from "@cairn/core";
import type { Identity } from "../engine/engine-port.ts";

/** Who sits here, as this tab knows it; two tabs may hold two accounts. `first` is where they came from. */
export interface User extends Identity {
  readonly first?: JsonObject;
}

/** Somebody of whom nothing is known. */
export function aStranger(anonymousId: string): User {
  return { anonymousId, traits: {}, accountTraits: {} };
}

/**
 * `user` after `identify`. Another person than before gets `newId()` as anonymous id, so that two people
 * at one browser are never merged through it.
 */
export function identified(
  user: User,
  userId: string,
  traits: JsonObject,
  newId: () => string,
): User {
  const same = user.userId === undefined || user.userId === userId;
  const base = same ? user : aStranger(newId());
  return { ...base, userId, traits: { ...base.traits, ...traits } };
}

/** `user` after `group`. Traits of another account are forgotten. */
export function grouped(user: User, accountId: string, traits: JsonObject): User {
  const known = user.accountId === accountId ? user.accountTraits : {};
  return { ...user, accountId, accountTraits: { ...known, ...traits } };
}

/** Reads what `JSON.stringify(user)` left in storage; undefined when it is not a user. */
export function parseUser(text: string | undefined): User | undefined {
  try {
    const user = JSON.parse(text ?? "null") as User | null;
    return typeof user?.anonymousId === "string" ? { ...aStranger(""), ...user } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether both are the same person, as far as is known. */
export function isSameUser(one: Identity, other: Identity): boolean {
  return one.userId === other.userId && (!!one.userId || one.anonymousId === other.anonymousId);
}
