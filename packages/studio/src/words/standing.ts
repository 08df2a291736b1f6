import type { PersonSummary } from "@cairn/core/api";
import { wholly } from "./figures.ts";

/** How somebody gets on, in a few words, and whether that asks for attention. */
export interface Standing {
  readonly tone: "warn" | "good" | "quiet";
  readonly words: string;
}

const NEW_MS = 86_400_000;

/** How a person stands now: stuck and where, else how far they are. */
export function standing(
  person: Pick<PersonSummary, "stalledAt" | "stalledBy" | "activated" | "reached" | "firstAt">,
  nowMs: number,
): Standing {
  const { stalledAt, stalledBy } = person;
  if (stalledAt !== undefined && stalledBy !== undefined) {
    return { tone: "warn", words: `stuck at ${stalledBy.title}, ${since(stalledAt, nowMs)}` };
  }
  if (person.activated) return { tone: "good", words: "has got value" };
  if (person.reached > 0) return { tone: "quiet", words: "on the way" };
  const isNew = nowMs - Date.parse(person.firstAt) < NEW_MS;
  return { tone: "quiet", words: isNew ? "just arrived" : "nothing reached yet" };
}

/** "for 58 minutes", counted from `iso`. */
export function since(iso: string, nowMs: number): string {
  return `for ${wholly(Math.max(0, nowMs - Date.parse(iso)))}`;
}
