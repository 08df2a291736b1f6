import { type MemberStall, stalledPerson } from "./stalls.ts";

/** Heads of the file of everybody who is stuck, in order. */
export const stalledColumns = [
  "person",
  "name",
  "email",
  "account",
  "milestone",
  "milestone_title",
  "stuck_since",
  "away_since",
  "back_at",
  "evidence",
  "chance",
] as const;

export type StalledLine = Readonly<Record<(typeof stalledColumns)[number], string>>;

/** One line for each person and milestone that they are stuck at now, newest first; nobody who got through. */
export function stalledLines(
  present: readonly MemberStall[],
  titleOf: (milestone: string) => string,
): readonly StalledLine[] {
  return present
    .filter(({ stall }) => stall.resolvedAtMs === undefined)
    .toSorted((a, b) => b.stall.atMs - a.stall.atMs)
    .map((one) => {
      const { user, milestone, title, at, awaySince, backAt, chance, words } = stalledPerson(
        one,
        titleOf,
      );
      const { person } = one.member;
      return {
        person: user,
        name: textTrait(person.traits["name"]),
        email: textTrait(person.traits["email"]),
        account: person.accountId ?? "",
        milestone,
        milestone_title: title,
        stuck_since: at,
        away_since: awaySince ?? "",
        back_at: backAt ?? "",
        evidence: words,
        chance: chance === undefined ? "" : chance.toFixed(2),
      };
    });
}

function textTrait(value: unknown): string {
  return typeof value === "string" ? value : "";
}
