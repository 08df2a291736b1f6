import { setImmediate as nextTurn } from "node:timers/promises";
import type { StallMap, StallStone } from "@cairn/core/api";
import type { StallRecord } from "../store/people.ts";
import { kaplanMeier, medianMs } from "./kaplan-meier.ts";
import type { MemberOutline } from "./population.ts";
import { isBack, openStalls } from "./stalls.ts";
import { type EvidencePiece, topEvidence } from "./stone-evidence.ts";
import { durationTo } from "./time-to-event.ts";

/** Where one person is on the way. */
export interface Place {
  readonly member: MemberOutline;
  /** The index of their stone; as many as there are stones: through. */
  readonly stone: number;
  /** What they are stuck in there. */
  readonly stall?: StallRecord;
}

/** What the map is drawn from. */
export interface StallMapParts {
  readonly way: readonly string[];
  titleOf(milestone: string): string;
  /** What one person shows of why they stopped. */
  evidenceOf(place: Place): readonly EvidencePiece[];
  /** The last moment that the log can speak of. */
  readonly asOfMs: number;
}

/** Where everybody is: the stone of the newest stall that they are in, else the first that they have not reached. */
export function placesOf(
  members: readonly MemberOutline[],
  way: readonly string[],
): readonly Place[] {
  return members.map((member) => {
    const [stall] = openStalls(member)
      .filter(({ milestone }) => way.includes(milestone))
      .toSorted((a, b) => b.atMs - a.atMs || way.indexOf(a.milestone) - way.indexOf(b.milestone));
    if (stall !== undefined) return { member, stone: way.indexOf(stall.milestone), stall };
    const open = way.findIndex((milestone) => !(milestone in member.reached));
    return { member, stone: open === -1 ? way.length : open };
  });
}

/** The way as stones, each with who passed, who is there and what shows why. Others are answered between two stones. */
export async function stallMapOf(
  places: readonly Place[],
  parts: StallMapParts,
): Promise<StallMap> {
  const { way } = parts;
  const stones: StallStone[] = [];
  for (const [index, milestone] of way.entries()) {
    stones.push(stoneOf(places, milestone, index, parts));
    await nextTurn();
  }
  const through = places.filter(({ stone }) => stone === way.length).length;
  return { users: places.length, through, stones };
}

/** Whom a figure of a stone counts. */
export type StoneFigure = "came" | "passed" | "under-way" | "stuck" | "away";

/** Whether the figure of the stone with this index counts this person. */
export function isCounted(place: Place, index: number, figure: StoneFigure): boolean {
  const { member, stone, stall } = place;
  switch (figure) {
    case "came":
      return stone >= index;
    case "passed":
      return stone > index;
    case "under-way":
      return stone === index && stall === undefined;
    case "stuck":
      return stone === index && stall !== undefined;
    case "away":
      return (
        stone === index && stall !== undefined && stall.isAway === true && !isBack(member, stall)
      );
  }
}

function stoneOf(
  places: readonly Place[],
  milestone: string,
  index: number,
  { way, titleOf, evidenceOf, asOfMs }: StallMapParts,
): StallStone {
  const count = (figure: StoneFigure): number =>
    places.filter((place) => isCounted(place, index, figure)).length;
  const [came, passed] = [count("came"), count("passed")];
  const durations = places.flatMap(({ member }) => {
    const cameMs = cameAtMs(member, way, index);
    return cameMs === undefined || cameMs > asOfMs
      ? []
      : [durationTo(cameMs, member.reached[milestone], asOfMs)];
  });
  const median = medianMs(kaplanMeier(durations));
  return {
    milestone,
    title: titleOf(milestone),
    came,
    passed,
    underWay: count("under-way"),
    stuck: count("stuck"),
    away: count("away"),
    ...(came === 0 ? {} : { stopShare: (came - passed) / came }),
    ...(median === undefined ? {} : { medianMs: median }),
    evidence: topEvidence(places.filter(({ stone }) => stone === index).map(evidenceOf)),
  };
}

/** When somebody had reached all stones before; at the first, their first event. Undefined: not yet. */
function cameAtMs(
  { person, reached }: MemberOutline,
  way: readonly string[],
  index: number,
): number | undefined {
  let cameMs = person.firstMs;
  for (const before of way.slice(0, index)) {
    const atMs = reached[before];
    if (atMs === undefined) return undefined;
    cameMs = Math.max(cameMs, atMs);
  }
  return cameMs;
}
