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
  const base = (user.userId ?? userId) === userId ? user : aStranger(newId());
  return { ...base, userId, traits: { ...base.traits, ...traits } };
}

/** `user` after `group`. Traits of another account are forgotten. */
export function grouped(user: User, accountId: string, traits: JsonObject): User {
  const known = user.accountId === accountId ? user.accountTraits : {};
  return { ...user, accountId, accountTraits: { ...known, ...traits } };
}

/** The name under which somebody is known, who sits here or made a message: their user id, or the anonymous one. */
export function nameOf(user: Pick<Identity, "userId"> & Partial<Identity>): string {
  return user.userId ?? (user.anonymousId as string);
}
