import type { ReachReason, SegmentCount, SimulatedGuide, Simulation } from "@cairn/core/api";
import type { AuthoredCondition, Guidebook } from "@cairn/core/guidebook";
import { missInWords, unknownInWords } from "@cairn/core/replay";
import { firstLocale, plainText } from "../models/text-value.ts";
import { conditionWords } from "./condition.ts";
import { counted, grouped, people, percent } from "./figures.ts";
import { list } from "./list.ts";

/** A count of those who were looked at, as it would be of all. */
export function ofAll(count: number, { people: all, looked }: Simulation): number {
  return looked === 0 ? 0 : Math.round((count / looked) * all);
}

/** What was found, as a heading: "41 of 312 people would have seen this …", "Up to 29 of 312 …" where it is known of nobody. */
export function reachFinding(found: Simulation, guide: SimulatedGuide): string {
  if (found.people === 0) return "Nobody was in your product in the last 7 days";
  const would = ofAll(guide.would, found);
  const most = would || ofAll(guide.unknown, found);
  if (most === 0) return "Nobody would have seen this in the last 7 days";
  const about = would === 0 ? "Up to " : isSample(found) ? "About " : "";
  const of = `${about}${grouped(most)} of ${people(found.people)}`;
  return `${of} would have seen this in the last 7 days`;
}

/** What the finding leaves out: who is unknown and why, and that only some were looked at. */
export function reachNote(found: Simulation, guide: SimulatedGuide): readonly string[] {
  const unknown = ofAll(guide.unknown, found);
  const [first] = guide.reasons.filter(({ kind }) => kind === "unknown");
  return [
    ...(unknown === 0 || first === undefined
      ? []
      : [`Of ${grouped(unknown)} it cannot be said: what decides was not recorded.`]),
    ...(isSample(found)
      ? [`${grouped(found.looked)} of them were looked at, drawn by chance.`]
      : []),
    ...(found.leftOut === 0
      ? []
      : [`${people(found.leftOut)} with too many events were left out.`]),
  ];
}

function isSample({ people: all, looked, leftOut }: Simulation): boolean {
  return looked + leftOut < all;
}

/** Why somebody would not have seen a guide, or what would have to be known. */
export function reasonWords(reason: ReachReason, guide: string, book: Guidebook): string {
  const titleOf = (id: string): string =>
    plainText(book.guides?.[id]?.title, firstLocale(book)) || id;
  if (reason.kind === "unknown") return unknownInWords(reason.because, guide, titleOf);
  const { reason: why, part } = reason.because;
  const missing = why === "condition-not-met" ? partOf(book.guides?.[guide], part) : undefined;
  if (missing === undefined) return missInWords(why);
  return `Did not fit: ${conditionWords({ kind: "not", condition: missing }, book)}`;
}

/** The condition that did not hold: one of those that must all hold, or the only one. */
function partOf(guide: unknown, part = 0): AuthoredCondition | undefined {
  const { when } = (guide ?? {}) as { readonly when?: AuthoredCondition };
  return when?.kind === "all" ? when.of[part] : when;
}

/** Who fits a segment, as a heading. */
export function segmentFinding({ people: all, matching }: SegmentCount): string {
  if (all === 0) return "Nobody is known yet";
  if (matching === 0) return `Nobody of ${people(all)} fits`;
  if (matching === all) return `Everybody fits: ${people(all)}`;
  return `${grouped(matching)} of ${people(all)} fit, ${percent(matching / all)}`;
}

/** Accounts, and what the count leaves out. */
export function segmentNote(count: SegmentCount): readonly string[] {
  const { accounts, accountsMatching, inPage, uncounted } = count;
  return [
    ...(accounts === 0
      ? []
      : [`They are in ${grouped(accountsMatching)} of ${counted(accounts, "account")}.`]),
    ...(inPage.length === 0
      ? []
      : [
          `It asks for ${list(
            inPage.map((fact) => IN_PAGE[fact] ?? fact),
            "and",
          )}: that is known in the page alone, and counts as not so here.`,
        ]),
    ...(uncounted
      ? ["What people of an account do together is counted from when this is published."]
      : []),
  ];
}

const IN_PAGE: Readonly<Record<string, string>> = {
  path: "the page that somebody is on",
  locale: "their language",
  device: "their device",
  awayMs: "how long they were away",
};
