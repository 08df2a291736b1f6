import { durationMs } from "../lib/duration.ts";
import { pathPatterns } from "../lib/path-patterns.ts";
import { compileAction, compileActions } from "./compile-action.ts";
import { compileCancelFlow } from "./compile-cancel-flow.ts";
import { compileChecklist } from "./compile-checklist.ts";
import { compileCondition, ms, type ThresholdBook } from "./compile-condition.ts";
import { compileFigure } from "./compile-figure.ts";
import { compileSurvey } from "./compile-survey.ts";
import { compilePlacement, compileTarget } from "./compile-target.ts";
import { compileMarkdown, rich, words } from "./compile-text.ts";
import { compileTour } from "./compile-tour.ts";
import { compileWelcome } from "./compile-welcome.ts";
import type { CompiledGuide, CompiledGuideBase } from "./compiled-guide.ts";
import type { Guide } from "./guide.ts";
import type { Guidebook } from "./guidebook.ts";
import type { Localiser } from "./localise.ts";

/** What a guide is compiled with: the words, the book that its conditions and figures enter into, the goals. */
export interface GuideContext {
  readonly localiser: Localiser;
  readonly book: ThresholdBook;
  readonly goals: Guidebook["goals"];
}

/** The guide as browsers get it. Its note and status stay behind. */
export function compileGuide(
  id: string,
  guide: Guide,
  { localiser, book, goals }: GuideContext,
): CompiledGuide {
  const base = compileBase(id, guide, book);
  switch (guide.kind) {
    case "checklist":
      return compileChecklist(base, guide, localiser);
    case "hint":
      return {
        ...base,
        kind: "hint",
        style: guide.style,
        target: compileTarget(guide.target),
        ...compilePlacement(guide.placement),
        ...words("title", guide.title, localiser),
        body: compileMarkdown(guide.body, localiser),
        ...compileAction(guide.action, localiser),
      };
    case "notice":
      return {
        ...base,
        kind: "notice",
        style: guide.style,
        tone: guide.tone ?? "plain",
        edge: guide.edge ?? "top",
        title: localiser.text(guide.title),
        body: compileMarkdown(guide.body, localiser),
        actions: compileActions(guide.actions, localiser),
      };
    case "tour":
      return compileTour(base, guide, localiser, book);
    case "welcome":
      return compileWelcome(base, guide, localiser, goals);
    case "survey":
      return compileSurvey(base, guide, localiser);
    case "recap":
      return {
        ...base,
        kind: "recap",
        style: guide.style ?? "modal",
        title: localiser.text(guide.title),
        ...rich("body", guide.body, localiser),
        figures: guide.figures.map((figure) => compileFigure(figure, localiser, book)),
        actions: compileActions(guide.actions, localiser),
      };
    case "cancel":
      return compileCancelFlow(base, guide, localiser, book);
  }
}

/** A recap or a survey with `every`, and a notice with `every` and no `times`, is meant to come each period. */
function comesAgain(guide: Guide): boolean {
  switch (guide.kind) {
    case "recap":
    case "survey":
      return guide.caps?.every !== undefined;
    case "notice":
      return guide.caps?.every !== undefined && guide.caps.times === undefined;
    default:
      return false;
  }
}

/** A cancel flow has no condition, and so never shows by itself. */
function compileBase(id: string, guide: Guide, book: ThresholdBook): CompiledGuideBase {
  const { when, priority, pages, delay, caps, group, snooze } =
    guide.kind === "cancel" ? ({} as Partial<Exclude<Guide, { kind: "cancel" }>>) : guide;
  return {
    id,
    priority: priority ?? 0,
    ...(when === undefined ? {} : { when: compileCondition(when, book) }),
    pages: pathPatterns(pages),
    delayMs: durationMs(delay ?? "0s"),
    caps: {
      ...(caps?.times === undefined ? {} : { times: caps.times }),
      ...ms("everyMs", caps?.every),
      ...(comesAgain(guide) ? { again: true } : {}),
    },
    ...(group === undefined ? {} : { group }),
    snoozeMs: durationMs(snooze ?? "1d"),
  };
}
