import type { StallStone, StoneEvidence } from "@cairn/core/api";
import type { AuthoredCondition, Faq, Guide, Guidebook } from "@cairn/core/guidebook";
import type { Route } from "../routes.ts";
import { firstLocale, plainText } from "./text-value.ts";

/** The beginning of help for one stall: whom it meets, where and why are filled in; the words are left to the author. */
export type StallHelp =
  | { readonly section: "guides"; readonly title: string; readonly part: Guide }
  | { readonly section: "faqs"; readonly title: string; readonly part: Faq };

/** Help that is in the guidebook already. */
export interface HelpThere {
  readonly title: string;
  readonly route: Route;
}

type Stone = Pick<StallStone, "milestone" | "title">;

/**
 * What helps at a stall, by what showed it. Something failed, or was searched: an answer, offered at that moment; where one
 * is offered there already, a notice that says it outright. An element: a hint beside it. The first screen: a checklist of
 * the way, else a tour. Signs alone: a notice.
 */
export function helpForStall(
  stone: Stone,
  piece: StoneEvidence | undefined,
  book: Guidebook,
): StallHelp {
  switch (piece?.kind) {
    case "error":
    case "search":
      return isAnswered(stone, piece, book) ? noticeAt(stone, piece) : answerTo(stone, piece);
    case "element":
      return hintAt(stone, piece);
    case "first-screen":
      return firstSteps(stone, piece, book);
    default:
      return noticeAt(stone, piece);
  }
}

/** Guides that wait for this stall, and answers that belong to the milestone. */
export function helpThere(milestone: string, book: Guidebook): readonly HelpThere[] {
  const locale = firstLocale(book);
  const guides = Object.entries(book.guides ?? {}).flatMap(([id, guide]): readonly HelpThere[] => {
    if (guide.kind === "cancel" || !waitsForStall(guide.when, milestone)) return [];
    return [{ title: plainText(guide.title, locale) || id, route: { kind: "guide", id } }];
  });
  const answers = Object.entries(book.faqs ?? {}).flatMap(([id, faq]): readonly HelpThere[] => {
    if (faq.milestones?.includes(milestone) !== true) return [];
    return [{ title: plainText(faq.question, locale) || id, route: { kind: "answer", id } }];
  });
  return [...guides, ...answers];
}

function waitsForStall(when: AuthoredCondition | undefined, milestone: string): boolean {
  if (when?.kind === "all" || when?.kind === "any") {
    return when.of.some((part) => waitsForStall(part, milestone));
  }
  return when?.kind === "stalled" && when.milestone === milestone;
}

/** Whether an answer is offered for it: the search has words of its own, which another answer does not know. */
function isAnswered({ milestone }: Stone, { about }: StoneEvidence, book: Guidebook): boolean {
  return Object.values(book.faqs ?? {}).some(
    ({ milestones, reasons, errors, keywords }) =>
      milestones?.includes(milestone) === true &&
      (about.query === undefined
        ? errors !== undefined || (about.reason !== undefined && reasons?.includes(about.reason))
        : keywords?.includes(about.query)),
  );
}

// Shorter texts are in too many messages to tell one by.
const LEAST_ERROR_LENGTH = 4;

function answerTo(stone: Stone, piece: StoneEvidence): StallHelp {
  const { reason, said, query, path } = piece.about;
  const question =
    query !== undefined
      ? query.charAt(0).toUpperCase() + query.slice(1)
      : said === undefined
        ? `What to do when “${stone.title}” does not work`
        : `What does “${said}” mean?`;
  const part: Faq = {
    question,
    answer: "",
    note: noteOn(stone, piece),
    milestones: [stone.milestone],
    ...(reason === undefined ? {} : { reasons: [reason] }),
    ...(said === undefined || said.length < LEAST_ERROR_LENGTH ? {} : { errors: [said] }),
    ...(query === undefined ? {} : { keywords: [query] }),
    ...(path === undefined ? {} : { pages: [path] }),
  };
  return { section: "faqs", title: question, part };
}

function hintAt(stone: Stone, piece: StoneEvidence): StallHelp {
  const title = mayHelp(stone);
  return {
    section: "guides",
    title,
    part: {
      kind: "hint",
      style: "tooltip",
      target: { selectors: [piece.about.element ?? ""] },
      title,
      body: "",
      ...frameFor(stone, piece),
    },
  };
}

function noticeAt(stone: Stone, piece: StoneEvidence | undefined): StallHelp {
  const title = mayHelp(stone);
  return {
    section: "guides",
    title,
    part: { kind: "notice", style: "slideout", title, body: "", ...frameFor(stone, piece) },
  };
}

const NEW: AuthoredCondition = { kind: "age", atMost: "1d" };

function firstSteps(stone: Stone, piece: StoneEvidence, book: Guidebook): StallHelp {
  const locale = firstLocale(book);
  const { path } = piece.about;
  const note = noteOn(stone, piece);
  const way = book.activation?.milestones ?? [stone.milestone];
  const hasChecklist = Object.values(book.guides ?? {}).some(({ kind }) => kind === "checklist");
  if (!hasChecklist) {
    const items = way.map((milestone) => {
      const title = plainText(book.milestones?.[milestone]?.title, locale) || milestone;
      return { id: milestone, title, milestone };
    });
    const title = "Your first steps";
    const part: Guide = { kind: "checklist", title, note, autoOpen: true, items, when: NEW };
    return { section: "guides", title, part };
  }
  const title = "A quick look around";
  const steps = [{ id: "begin", title: stone.title, body: "" }];
  const where = path === undefined ? {} : { pages: [path] };
  const part: Guide = { kind: "tour", title, note, steps, when: NEW, caps: { times: 1 }, ...where };
  return { section: "guides", title, part };
}

// Above a guide that waits for nothing: who is stuck needs this one first.
const PRIORITY = 20;

/** Whom it meets: those who are stuck there for that reason, on that page. */
function frameFor(stone: Stone, piece: StoneEvidence | undefined) {
  const { milestone } = stone;
  const { reason, path } = piece?.about ?? {};
  const when: AuthoredCondition =
    reason === undefined ? { kind: "stalled", milestone } : { kind: "stalled", milestone, reason };
  return {
    note: noteOn(stone, piece),
    priority: PRIORITY,
    when,
    ...(path === undefined ? {} : { pages: [path] }),
  };
}

function mayHelp({ title }: Stone): string {
  return `${title}: this may help`;
}

/** For colleagues; nobody else sees it. */
function noteOn({ title }: Stone, piece: StoneEvidence | undefined): string {
  return `For people who stop at “${title}”${piece === undefined ? "" : `: ${piece.words}`}.`;
}
