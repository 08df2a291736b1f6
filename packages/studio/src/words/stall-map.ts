import type { Fix, StallMap, StallStone } from "@cairn/core/api";
import type { StallFigure } from "../routes.ts";
import { grouped, onDay, people, percent } from "./figures.ts";

/** The stone at which most people are that have not passed; undefined where everybody has. */
export function worstStone({ stones }: StallMap): StallStone | undefined {
  let worst: StallStone | undefined;
  for (const stone of stones) if (stopped(stone) > (worst ? stopped(worst) : 0)) worst = stone;
  return worst;
}

/** What the map says: "62 % stop at Connect bank; the usual sign: Account number invalid". */
export function mapFinding(map: StallMap): string {
  if (map.stones.length === 0) return "No way to value described yet";
  if (map.users === 0) return "Nobody has begun yet";
  const worst = worstStone(map);
  if (worst === undefined) return "Everybody who came went all the way";
  const main = `${percent(worst.stopShare ?? 0)} stop at ${worst.title}`;
  const [first] = worst.evidence;
  return first === undefined ? main : `${main}; the usual sign: ${first.words}`;
}

/** "152 of 248 stop here"; where nobody does, that all went on. */
export function stopInWords(stone: StallStone): string {
  if (stone.came === 0) return "Nobody has come this far";
  if (stopped(stone) === 0) return "Everybody went on";
  return `${percent(stone.stopShare ?? 0)} stop here`;
}

/** "Fixed 12 Nov 2026: 38 % → 21 % stop here", or that it cannot be said yet. */
export function fixInWords({ marker, found }: Fix): string {
  const { before, after, verdict } = found;
  const lead = `Fixed ${onDay(marker.at)}`;
  if (verdict.kind === "too-early") return `${lead}: too early to say`;
  if (verdict.kind === "too-few" || before.rate === undefined || after.rate === undefined) {
    return `${lead}: too few people to say`;
  }
  const change = `${percent(1 - before.rate.value)} → ${percent(1 - after.rate.value)} stop here`;
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

/** How many of those who came a figure is: "96 of 248". */
export function ofThoseWhoCame(count: number, { came }: StallStone): string {
  return `${grouped(count)} of ${grouped(came)}`;
}

function stopped({ came, passed }: StallStone): number {
  return came - passed;
}
