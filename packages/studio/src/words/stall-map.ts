import type { Fix, StallMap, StallStone } from "@cairn/core/api";
import type { StallFigure } from "../routes.ts";
import { onDay, people, percent } from "./figures.ts";

/** The stone where most people are stuck, else where most have not gone on; undefined where everybody has. */
export function worstStone({ stones }: StallMap): StallStone | undefined {
  const [worst] = stones.toSorted((a, b) => b.stuck - a.stuck || stopped(b) - stopped(a));
  return worst === undefined || stopped(worst) === 0 ? undefined : worst;
}

/** What the map says: "62 % have not got past Connect bank so far; the usual sign: Account number invalid". */
export function mapFinding(map: StallMap): string {
  if (map.stones.length === 0) return "No way to value described yet";
  if (map.users === 0) return "Nobody has begun yet";
  const worst = worstStone(map);
  if (worst === undefined) return "Everybody who came went all the way";
  // Those who are under way are among them: all who came and have not passed, as the map's figures have it.
  const main = `${percent(worst.stopShare ?? 0)} have not got past ${worst.title} so far`;
  const [first] = worst.evidence;
  return first === undefined ? main : `${main}; the usual sign: ${first.words}`;
}

/** The same in one breath, for the top of the screen: "People get stuck most often at Connect bank"; undefined before anybody came. */
export function wayFinding(map: StallMap): string | undefined {
  if (map.users === 0 || map.stones.length === 0) return undefined;
  const worst = worstStone(map);
  if (worst === undefined) return "Everybody who came got through";
  if (worst.stuck > 0) return `People get stuck most often at ${worst.title}`;
  return hasStopped(worst)
    ? `People stop most often at ${worst.title}`
    : "Nobody has got stuck so far";
}

/** "61 % not past it so far", stuck or under way. */
export function stopInWords(stone: StallStone): string {
  if (stone.came === 0) return "Nobody has come this far";
  if (stopped(stone) === 0) return "Everybody went on";
  return `${percent(stone.stopShare ?? 0)} not past it so far`;
}

/** "Fixed 12 Nov 2026: 38 % → 21 % did not get past it", or that it cannot be said yet. */
export function fixInWords({ marker, found }: Fix): string {
  const { before, after, verdict } = found;
  const lead = `Fixed ${onDay(marker.at)}`;
  if (verdict.kind === "too-early") return `${lead}: too early to say`;
  if (verdict.kind === "too-few" || before.rate === undefined || after.rate === undefined) {
    return `${lead}: too few people to say`;
  }
  const change = `${percent(1 - before.rate.value)} → ${percent(1 - after.rate.value)} did not get past it`;
  return `${lead}: ${change}${verdict.kind === "no-change" ? ", perhaps by chance" : ""}`;
}

/** Whom a figure counts: "12 people are stuck at Connect a bank". */
export function figureFinding(figure: StallFigure, count: number, title: string): string {
  const are = count === 1 ? "is" : "are";
  const have = count === 1 ? "has" : "have";
  switch (figure) {
    case "came":
      return `${people(count)} came as far as ${title}`;
    case "passed":
      return `${people(count)} ${have} passed ${title}`;
    case "under-way":
      return `${people(count)} ${are} under way at ${title}`;
    case "stuck":
      return `${people(count)} ${are} stuck at ${title}`;
    case "away":
      return `${people(count)} ${are} stuck at ${title} and away`;
  }
}

/** Whether anything says that people stop here, and are not only under way. */
function hasStopped({ stuck, evidence }: StallStone): boolean {
  return stuck > 0 || evidence.length > 0;
}

function stopped({ came, passed }: StallStone): number {
  return came - passed;
}
