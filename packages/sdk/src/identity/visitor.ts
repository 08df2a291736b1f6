import type { JsonObject } from "@cairn/core";
import type { Notes } from "./notes.ts";
import { type User, aStranger } from "./user.ts";

/** Who sits here, and where that is remembered. */
export interface Visitor {
  current(): User;
  change(user: User): void;
}

/** The visitor whom `notes` know; else a stranger, who came from `first()`. */
export function createVisitor(notes: Notes, first: () => JsonObject, newId: () => string): Visitor {
  const stored = notes.read("user") as User | null;
  const id = notes.read("id") as string | null;
  let user: User;
  function change(next: User): void {
    user = next;
    notes.write("user", next);
    notes.write("id", next.anonymousId);
  }
  // A signed-in person keeps the id that their events went out under.
  if (stored?.anonymousId && (stored.userId || !id || id === stored.anonymousId)) user = stored;
  else change({ ...aStranger(id ?? newId()), first: first() });
  return { current: () => user, change };
}
