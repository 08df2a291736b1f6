import {
  type CompiledCaps,
  type CompiledGuide,
  type Facts,
  type Held,
  type Ledger,
  type LedgerEntry,
  explain,
  matchPath,
  spanInWords,
  unmetParts,
} from "@cairn/core";
import type { View } from "../engine/stage.ts";
import { holdWords, momentary } from "./hold-words.ts";
import type { Row } from "./row.ts";
import { agoInWords, untilInWords } from "./times.ts";

/** What there is to know of the guides at one moment. */
export interface GuideFacts {
  readonly view: Pick<View, "book" | "facts">;
  readonly held: readonly Held[];
  readonly ledger: Ledger;
  /** The guide on screen that interrupts, if any. */
  readonly showing: string | undefined;
}

const ORDER = ["On screen", "Next", "Eligible", "Held"] as const;
type Status = (typeof ORDER)[number];
const TONES: Readonly<Record<Status, NonNullable<Row["tone"]>>> = {
  "On screen": "good",
  Next: "waiting",
  Eligible: "waiting",
  Held: "bad",
};

/** One row a guide: whether it is on screen, and what keeps it from there; the nearest to the screen first. */
export function guideRows(known: GuideFacts): readonly Row[] {
  const { book, facts } = known.view;
  const holds = new Map(known.held.map((one) => [one.guide, one]));
  return book.guides
    .map((guide) => {
      const { id, kind } = guide;
      const [status, words, details] = standingOf(guide, holds.get(id), known);
      const row: Row = {
        id,
        name: id,
        badge: `${status} · ${kind}`,
        tone: TONES[status],
        words: `${words}.`,
        details: [...details, pastOf(known.ledger, id, facts.nowMs)],
        isShowable: status !== "On screen",
      };
      return { row, place: ORDER.indexOf(status) };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
}

function standingOf(
  guide: CompiledGuide,
  hold: Held | undefined,
  { view: { book, facts }, showing }: GuideFacts,
): readonly [status: Status, words: string, details: readonly string[]] {
  if (hold) {
    const status = momentary.has(hold.because) ? "Eligible" : "Held";
    return [status, ...whyHeld(guide, hold, book.caps, facts, showing)];
  }
  if (guide.kind === "checklist" || showing === guide.id)
    return ["On screen", "Nothing holds it", []];
  return [
    "Next",
    "It has the place on screen, and waits for its element or its page",
    targetsOf(guide),
  ];
}

function whyHeld(
  guide: CompiledGuide,
  { because, untilMs }: Held,
  caps: CompiledCaps,
  facts: Facts,
  showing: string | undefined,
): readonly [words: string, details: readonly string[]] {
  const until = untilMs === undefined ? "" : `, ${untilInWords(untilMs, facts.nowMs)}`;
  switch (because) {
    case "condition-not-met":
      return unmet(guide, facts);
    case "target-missing":
    case "tour-waits":
      return [holdWords[because], targetsOf(guide)];
    case "other-guide":
      return [`${holdWords[because]}${showing === undefined ? "" : `: ${showing}`}`, []];
    case "session-cap":
      return [`${holdWords[because]} (${caps.perSession})`, []];
    case "day-cap":
      return [`${holdWords[because]} (${caps.perDay})${until}`, []];
    case "week-cap":
      return [`${holdWords[because]} (${caps.perWeek})${until}`, []];
    case "group-cap":
      return [
        `${holdWords[because]}${until}`,
        guide.group === undefined ? [] : [`group ${guide.group}`],
      ];
    case "too-soon": {
      const waits = [`delay ${spanInWords(guide.delayMs)}`, `gap ${spanInWords(caps.minGapMs)}`];
      return [`${holdWords[because]}${until}`, [waits.join(", ")]];
    }
    default:
      return [`${holdWords[because]}${until}`, []];
  }
}

/** One hold reason stands for four things; which of them it is can be found out again here. */
function unmet(
  { when, pages }: CompiledGuide,
  facts: Facts,
): readonly [words: string, details: readonly string[]] {
  if (!when) return ["It shows only when somebody or another guide asks for it", []];
  const path = facts.path ?? "";
  if (pages.length > 0 && !matchPath(pages, path)) {
    return [`It belongs on other pages than ${path}`, pages.map((page) => `page ${page}`)];
  }
  const found = explain(when, facts);
  return found.holds ? [holdWords.vetoed, []] : [holdWords["condition-not-met"], unmetParts(found)];
}

/** What was looked for on the page. */
function targetsOf(guide: CompiledGuide): readonly string[] {
  const steps = guide.kind === "tour" ? guide.steps : [];
  const targets =
    guide.kind === "hint" ? [guide.target] : steps.flatMap(({ target = [] }) => target);
  return targets.flatMap(({ selectors, text, hasRole }) => [
    ...selectors.map((selector) => `looked for ${selector}`),
    ...(text === undefined ? [] : [`with the words “${text}”`]),
    ...(hasRole === undefined ? [] : [`among ${hasRole}`]),
  ]);
}

function pastOf(ledger: Ledger, id: string, nowMs: number): string {
  const own = ledger.filter(({ guide }) => guide === id);
  const last = own.at(-1);
  if (last === undefined) return "never shown to this user in this browser";
  const counts = new Map<LedgerEntry["kind"], number>();
  for (const { kind } of own) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const told = [...counts].map(([kind, times]) => `${kind} ${times}×`);
  return `${told.join(", ")}; last ${agoInWords(last.atMs, nowMs)}`;
}
