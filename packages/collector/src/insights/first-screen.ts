import type { CompiledGuidebook } from "@cairn/core";
import type { FirstScreenLoss, FirstScreenShare } from "@cairn/core/api";
import { horizonOf } from "../learn/horizon.ts";
import type { MemberOutline } from "./population.ts";
import { wayOf } from "./way.ts";

const LISTED = 5;

/** Who had the time to get through and did not. Nobody is lost where there is no way to go. */
export interface Lost {
  /** After how long who has not got through counts as lost, as where stalls are learned. */
  readonly horizonMs: number;
  readonly members: readonly MemberOutline[];
}

/** Finds them, as of `nowMs`. */
export function lostMembers(
  members: readonly MemberOutline[],
  book: Pick<CompiledGuidebook, "activation" | "milestones">,
  nowMs: number,
): Lost {
  const way = wayOf(book);
  const isThrough = ({ reached }: MemberOutline): boolean => way.every((id) => id in reached);
  const horizonMs = horizonOf(
    members
      .filter(isThrough)
      .map(({ reached, person: { firstMs, progress } }) =>
        Math.max(0, ...way.map((id) => reached[id]! - (progress.startMs ?? firstMs))),
      ),
  );
  const lost = members.filter(
    (member) => !isThrough(member) && member.person.firstMs <= nowMs - horizonMs,
  );
  return { horizonMs, members: lost };
}

/** Whether somebody did one thing and no other. */
export function didOneThing({ person: { own } }: MemberOutline): boolean {
  return own?.events === 1;
}

/** How many of the lost left after one event of their own, and what that was. */
export function firstScreenLoss({ horizonMs, members }: Lost): FirstScreenLoss {
  const firsts = members.filter(didOneThing).map(({ person }) => person.own);
  return {
    horizonMs,
    lost: members.length,
    afterOne: firsts.length,
    pages: shares(firsts.map((own) => own?.page)),
    referrers: shares(firsts.map((own) => own?.referrer)),
    devices: shares(firsts.map((own) => own?.device)),
  };
}

function shares(values: readonly (string | undefined)[]): readonly FirstScreenShare[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, people]) => ({ value, people }))
    .toSorted((a, b) => b.people - a.people || (a.value < b.value ? -1 : 1))
    .slice(0, LISTED);
}
