import type { ExposureRecord } from "../../store/people.ts";
import type { Member } from "../population.ts";

/** What was given to one unit: the guide, or nothing. */
export type Arm = "shown" | "withheld";

/** One user or account of a comparison. Times are epoch milliseconds. */
export interface Unit {
  readonly arm: Arm;
  readonly exposedMs: number;
  /** When it reached the milestone, before the exposure or after. */
  readonly reachedMs?: number;
  /** It was in the other arm later, too. It counts where it was first. */
  readonly isCrossed: boolean;
}

/** A member with the exposure that counts in a comparison. */
export interface ExposedMember {
  readonly member: Member;
  readonly exposure: ExposureRecord;
}

/**
 * The units of a comparison: people by themselves or, by "account", all of an account as one. Ids that turned out to be one
 * person are one unit. The first exposure decides the arm, whatever was seen later (intent to treat).
 */
export function unitsOf(
  exposed: readonly ExposedMember[],
  milestone: string,
  by: "user" | "account",
): readonly Unit[] {
  const units = new Map<string, Unit>();
  const inOrder = exposed.toSorted(
    ({ exposure: a }, { exposure: b }) =>
      a.atMs - b.atMs || (a.messageId < b.messageId ? -1 : a.messageId > b.messageId ? 1 : 0),
  );
  for (const { member, exposure } of inOrder) {
    const { person, reached } = member;
    const key = by === "account" ? accountOf(person, exposure) : person.id;
    const known = units.get(key);
    const reachedMs = earliest(known?.reachedMs, reached[milestone]);
    units.set(key, {
      arm: known?.arm ?? exposure.arm,
      exposedMs: known?.exposedMs ?? exposure.atMs,
      ...(reachedMs === undefined ? {} : { reachedMs }),
      isCrossed:
        exposure.crossed === true ||
        known?.isCrossed === true ||
        (known !== undefined && known.arm !== exposure.arm),
    });
  }
  return [...units.values()];
}

function accountOf(person: Member["person"], exposure: ExposureRecord): string {
  return exposure.by === "account" ? exposure.unit : (person.accountId ?? person.id);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
