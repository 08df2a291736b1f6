import type { ExposureRecord } from "../../store/people.ts";
import type { MemberOutline } from "../population.ts";

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
  readonly member: MemberOutline;
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
  const units = new Map<string, Counted>();
  for (const { member, exposure } of exposed) {
    const { person, reached } = member;
    const key = by === "account" ? accountOf(person, exposure) : person.id;
    const known = units.get(key);
    const isFirst = known === undefined || isBefore(exposure, known);
    const { arm, atMs: exposedMs, messageId } = isFirst ? exposure : known;
    const reachedMs = earliest(known?.reachedMs, reached[milestone]);
    const isCrossed =
      exposure.crossed === true ||
      (known !== undefined && (known.isCrossed || known.arm !== exposure.arm));
    units.set(key, {
      arm,
      exposedMs,
      atMs: exposedMs,
      messageId,
      isCrossed,
      ...(reachedMs === undefined ? {} : { reachedMs }),
    });
  }
  return [...units.values()];
}

/** A unit with what orders its exposures. */
type Counted = Unit & Pick<ExposureRecord, "atMs" | "messageId">;

function isBefore(a: Pick<ExposureRecord, "atMs" | "messageId">, b: Counted): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.messageId < b.messageId);
}

function accountOf(person: MemberOutline["person"], exposure: ExposureRecord): string {
  return exposure.by === "account" ? exposure.unit : (person.accountId ?? person.id);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
