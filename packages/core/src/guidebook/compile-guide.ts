import { durationMs } from "../lib/duration.ts";
import { pathPatterns } from "../lib/path-patterns.ts";
import { compileCondition, ms, type ThresholdBook } from "./compile-condition.ts";
import type {
  Action,
  CompiledChecklistItem,
  CompiledGuide,
  CompiledGuideBase,
  Target,
} from "./compiled-guide.ts";
import type { Checklist, Guide } from "./guide.ts";
import type { Localiser } from "./localise.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import type { RichText } from "./rich-text.ts";
import { roleSelector } from "./role-selector.ts";
import type { AuthoredAction, AuthoredTarget } from "./target.ts";
import type { Markdown } from "./text.ts";

/** The guide as browsers get it. Its note and status stay behind. */
export function compileGuide(
  id: string,
  guide: Guide,
  localiser: Localiser,
  book: ThresholdBook,
): CompiledGuide {
  const base: CompiledGuideBase = {
    id,
    priority: guide.priority ?? 0,
    ...(guide.when === undefined ? {} : { when: compileCondition(guide.when, book) }),
    pages: pathPatterns(guide.pages),
    delayMs: durationMs(guide.delay ?? "0s"),
    caps: {
      ...(guide.caps?.times === undefined ? {} : { times: guide.caps.times }),
      ...ms("everyMs", guide.caps?.every),
    },
    snoozeMs: durationMs(guide.snooze ?? "1d"),
  };
  switch (guide.kind) {
    case "checklist":
      return {
        ...base,
        kind: "checklist",
        title: localiser.text(guide.title),
        ...rich("intro", guide.intro, localiser),
        autoOpen: guide.autoOpen ?? false,
        done: guide.done === undefined ? "" : localiser.text(guide.done),
        items: guide.items.map((item) => compileItem(item, localiser)),
      };
    case "hint":
      return {
        ...base,
        kind: "hint",
        style: guide.style,
        target: compileTarget(guide.target),
        ...(guide.placement === undefined ? {} : { placement: guide.placement }),
        ...(guide.title === undefined ? {} : { title: localiser.text(guide.title) }),
        body: compileMarkdown(guide.body, localiser),
        ...compileAction(guide.action, localiser),
      };
    case "notice":
      return {
        ...base,
        kind: "notice",
        style: guide.style,
        tone: "plain",
        edge: "top",
        title: localiser.text(guide.title),
        body: compileMarkdown(guide.body, localiser),
        actions: (guide.actions ?? []).map((action) => actionOf(action, localiser)),
      };
  }
}

function compileItem(
  item: Checklist["items"][number],
  localiser: Localiser,
): CompiledChecklistItem {
  return {
    id: item.id,
    title: localiser.text(item.title),
    ...rich("detail", item.detail, localiser),
    milestone: item.milestone,
    ...compileAction(item.action, localiser),
    skippable: item.skippable ?? true,
  };
}

/** Markdown of the wanted locale as rich text. */
export function compileMarkdown(markdown: Markdown, localiser: Localiser): RichText {
  return parseMarkdown(localiser.text(markdown)).richText;
}

/** `{ action }`, or nothing where there is none. */
export function compileAction(
  action: AuthoredAction | undefined,
  localiser: Localiser,
): { readonly action?: Action } {
  return action === undefined ? {} : { action: actionOf(action, localiser) };
}

/** How to find an element, without what was left out. */
export function compileTarget({ selectors, text, role }: AuthoredTarget): Target {
  return {
    selectors,
    ...(text === undefined ? {} : { text: text.trim().toLowerCase() }),
    ...(role === undefined ? {} : { hasRole: roleSelector(role) }),
  };
}

function actionOf(action: AuthoredAction, localiser: Localiser): Action {
  const label = localiser.text(action.label);
  switch (action.kind) {
    case "link":
      return { kind: "link", label, href: action.href };
    case "guide":
      return { kind: "guide", label, guide: action.guide };
    case "help":
      return { kind: "help", label, ...(action.faq === undefined ? {} : { faq: action.faq }) };
  }
}

function rich<Key extends string>(
  key: Key,
  markdown: Markdown | undefined,
  localiser: Localiser,
): { readonly [Name in Key]?: RichText } {
  return markdown === undefined
    ? {}
    : ({ [key]: compileMarkdown(markdown, localiser) } as { readonly [Name in Key]?: RichText });
}
