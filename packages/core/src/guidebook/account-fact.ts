import { definitionVersion } from "../lib/definition-version.ts";
import { durationMs } from "../lib/duration.ts";
import type { AccountFact } from "../progress/account.ts";
import type { AuthoredCondition } from "./condition.ts";

/** Conditions on what only the collector can know about an account. */
export type AccountCondition = Extract<
  AuthoredCondition,
  { readonly kind: "account-people" | "account-share" }
>;

const DAY_MS = 86_400_000;

/** What the collector must find out for the condition, and under which name the answer stands among the account's traits. */
export function accountFactOf({ kind, event, within }: AccountCondition): AccountFact {
  const days = durationMs(within) / DAY_MS;
  const tally = definitionVersion(event ?? null);
  // No trait that a host sends has such a name.
  const key = `cairn:${kind}:${tally}:${days}`;
  return { key, kind: kind === "account-people" ? "people" : "share", tally, days };
}
