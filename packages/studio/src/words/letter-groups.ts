import type { DeadLetterEntry } from "@cairn/core/api";
import { reasonWords } from "./fault.ts";
import { type LetterSubject, letterSubject } from "./letter-subject.ts";

/** Kept events that were refused for the same reason, so that it need be said only once. */
export interface LetterGroup {
  readonly code: string;
  readonly reason: string;
  readonly letters: readonly {
    readonly letter: DeadLetterEntry;
    readonly subject: LetterSubject;
  }[];
}

/** Groups letters by code and reason, in the order of their newest; a reason that names its own user counts as the same. */
export function letterGroups(letters: readonly DeadLetterEntry[]): readonly LetterGroup[] {
  const groups = new Map<string, LetterGroup>();
  for (const letter of letters) {
    const subject = letterSubject(letter);
    const reason = reasonWords(withoutUser(letter.message, subject));
    const key = `${letter.code} ${reason}`;
    const known = groups.get(key)?.letters ?? [];
    groups.set(key, { code: letter.code, reason, letters: [...known, { letter, subject }] });
  }
  return [...groups.values()];
}

function withoutUser(message: string, { userId }: LetterSubject): string {
  if (userId === undefined) return message;
  return message.replaceAll(`userId ${JSON.stringify(userId.slice(0, 60))}`, "the user");
}
