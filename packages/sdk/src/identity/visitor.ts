import type { JsonObject } from "@cairn/core";
import type { Notes } from "./notes.ts";
import { type User, aStranger } from "./user.ts";

/** Who sits here, and where that is remembered. */
export interface Visitor {
  current(): User;
  change(user: User): void;
}

/** The visitor's id where subdomains share it. */
export interface SharedId {
  read(): string | undefined;
  write(id: string): void;
}

/** The visitor whom `notes` or `shared` know; else a stranger, who came from `first()`. */
export function createVisitor(
  notes: Notes,
  shared: SharedId,
  first: () => JsonObject,
  newId: () => string,
): Visitor {
  const stored = notes.read("user") as User | undefined;
  const id = shared.read();
  let user: User;
  function change(next: User): void {
    user = next;
    notes.write("user", next);
    shared.write(next.anonymousId);
  }
  // A signed-in person keeps the id that their events went out under.
  if (stored?.anonymousId && (stored.userId || !id || id === stored.anonymousId)) user = stored;
  else change({ ...aStranger(id ?? newId()), first: first() });
  return { current: () => user, change };
}
