import type { JsonObject } from "@cairn/core";
import type { User } from "../user.ts";

/** The Cairn of this page, as far as answers must reach it. */
interface RunningCairn {
  identify(userId: string, traits: JsonObject): void;
}

/** Sends what welcome questions were answered with as traits, once it is known whose they are. */
export function sendAnswers(user: User): void {
  const { userId } = user.who;
  const { unsent } = user.kept.choices;
  if (!userId || !unsent) return;
  user.choose({ unsent: undefined });
  // `start` leaves it there, and no port leads from engine to entry for what the host's own calls can do.
  const place = globalThis as unknown as Readonly<Record<symbol, { readonly cairn: RunningCairn }>>;
  place[Symbol.for("cairn")]?.cairn.identify(userId, unsent);
}
