import type { JsonObject } from "@cairn/core";
import type { Note } from "../outbox/journal.ts";
import { type User, aStranger, parseUser } from "./user.ts";

/** Who sits here, and where that is remembered. */
export interface Visitor {
  current(): User;
  change(user: User): void;
  /** Remembers who it is, as far as it is allowed now. */
  save(): void;
}

/** The visitor whom `note` knows, with the id that `cookie` shares between subdomains; else a stranger. */
export function createVisitor(
  note: Note,
  cookie: Note | undefined,
  first: () => JsonObject,
  newId: () => string,
): Visitor {
  const stored = parseUser(note.read());
  const shared = cookie?.read();
  // A signed-in person keeps the id that their events went out under.
  const isShared = shared && (!stored || (!stored.userId && stored.anonymousId !== shared));
  let user: User =
    stored && !isShared ? stored : { ...aStranger(shared ?? newId()), first: first() };

  function save(): void {
    note.write(JSON.stringify(user));
    cookie?.write(user.anonymousId);
  }
  if (user !== stored) save();
  return {
    current: () => user,
    change(next) {
      user = next;
      save();
    },
    save,
  };
}
