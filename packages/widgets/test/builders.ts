import type {
  CompiledChecklist,
  CompiledFaq,
  CompiledFigure,
  CompiledGuide,
  CompiledGuidebook,
  CompiledHint,
  CompiledNotice,
  CompiledTheme,
} from "@cairn/core";
import type {
  GuideHappening,
  HelpOpening,
  ShownFigure,
  ShownGuide,
  WidgetPort,
} from "@cairn/sdk/port";
import { compileTheme } from "@cairn/core/guidebook";
import { signal } from "@preact/signals-core";
import { en as cancelWords } from "../src/cancel/en.ts";
import { en as checklistWords } from "../src/checklist/en.ts";
import { en as helpWords } from "../src/help/en.ts";
import { en as hintWords } from "../src/hint/en.ts";
import { en as everyWords } from "../src/messages/en.ts";
import type { Messages } from "../src/messages/messages.ts";
import { createWords } from "../src/messages/words.tsx";
import type { Words } from "../src/messages/words.tsx";
import type { Surroundings } from "../src/parts/surroundings.ts";
import { en as surveyWords } from "../src/survey/en.ts";
import { en as tourWords } from "../src/tour/en.ts";

/** All English words; the type says that none is missing. */
export const en: Messages = {
  ...everyWords,
  ...checklistWords,
  ...hintWords,
  ...helpWords,
  ...surveyWords,
  ...cancelWords,
  ...tourWords,
};

/** Words that know every message. */
export function allWords(locale = "en", messages: Partial<Messages> = {}): Words {
  const words = createWords(locale);
  words.learn({ ...en, ...messages });
  return words;
}

/** What a guide says when nobody said anything. */
export const always = { priority: 0, pages: [], delayMs: 0, caps: {}, snoozeMs: 0 };

/** A checklist whose items are named like their milestones; each may be skipped and has a link. */
export function aChecklist(...milestones: readonly string[]): CompiledChecklist {
  return {
    ...always,
    kind: "checklist",
    id: "start",
    title: "Start, {name|there}",
    autoOpen: false,
    done: "That was it.",
    items: milestones.map((milestone) => ({
      id: milestone,
      title: `Do ${milestone}`,
      milestone,
      skippable: true,
      action: { kind: "link", label: "Go", href: `/${milestone}` },
    })),
  };
}

export function aHint(style: "tooltip" | "hotspot"): CompiledHint {
  const target = { selectors: ["#bank"] };
  const action = { kind: "link", label: "Go", href: "/bank" } as const;
  const body = [{ kind: "paragraph", of: ["Here."] }] as const;
  return { ...always, kind: "hint", id: "tip", style, target, title: "A tip", body, action };
}

export function aNotice(...labels: readonly string[]): CompiledNotice {
  return {
    ...always,
    kind: "notice",
    id: "news",
    style: "modal",
    tone: "plain",
    edge: "top",
    title: "News",
    body: [{ kind: "paragraph", of: ["Something changed."] }],
    actions: labels.map((label) => ({ kind: "link", label, href: `/${label}` })),
  };
}

export function aFaq(id: string, question = `${id}?`): CompiledFaq {
  const answer = [{ kind: "paragraph", of: [`${id}.`] }] as const;
  return { id, question, answer, pages: [], milestones: [], reasons: [], errors: [] };
}

/** A figure as the port tells it: one for each number and label. */
export function aFigure(value: number, how: Partial<CompiledFigure> = {}): ShownFigure {
  const from = { kind: "trait", trait: "invoices" } as const;
  const figure = { id: `figure-${value}`, label: { other: "invoices" }, from, scale: 1, ...how };
  return { figure, value };
}

export const theme: CompiledTheme = compileTheme(undefined);

/** A port made by hand, with what it was told; `say` holds what screen readers were told. */
export function aPort({
  guides = [],
  faqs = [],
  launcher = false,
  helpTitle = "Help",
}: {
  readonly guides?: readonly CompiledGuide[];
  readonly faqs?: readonly CompiledFaq[];
  readonly launcher?: boolean;
  readonly helpTitle?: string;
} = {}) {
  const showing = signal<readonly ShownGuide[]>([]);
  const reachedAt = signal<Readonly<Record<string, number>>>({});
  const skipped = signal<ReadonlySet<string>>(new Set());
  const target = signal<Element | undefined>(undefined);
  const open = signal<HelpOpening | undefined>(undefined);
  const offered = signal<CompiledFaq | undefined>(undefined);
  const suggestions = signal<readonly CompiledFaq[]>([]);
  const reported: GuideHappening[] = [];
  const told: string[] = [];
  const said: string[] = [];
  const guidebook = {
    locale: "en",
    dir: "ltr",
    guides,
    faqs,
    help: { launcher, title: helpTitle, suggestOnStall: true },
    theme,
  } as unknown as CompiledGuidebook;
  const port: WidgetPort = {
    guidebook,
    locale: "en",
    dir: "ltr",
    showing,
    reachedAt,
    skipped,
    tipsOff: signal(false),
    help: {
      open,
      offered,
      suggestions,
      search: (query) => faqs.filter(({ question }) => question.includes(query)),
      searched: (query, results) => told.push(`searched ${query} ${results}`),
      viewed: (faq) => told.push(`viewed ${faq}`),
      rated: (faq, helpful) => told.push(`rated ${faq} ${helpful}`),
      contact: (context) => told.push(`contact ${JSON.stringify(context)}`),
      start(opening = {}) {
        open.value = opening;
      },
      close() {
        open.value = undefined;
      },
      decline: (faq) => told.push(`declined ${faq}`),
    },
    personalise: (text) => text.replace(/\{name\|[^}]*\}/, "Ada"),
    watchTarget: () => ({ element: target, stop: () => told.push("stopped watching") }),
    report: (happening) => reported.push(happening),
    act: (action) => told.push(`act ${action.label}`),
  };
  const around: Surroundings = {
    port,
    words: allWords(),
    announce: (text) => said.push(text),
    said: signal(""),
    corner: signal(undefined),
    isNarrow: () => false,
    openRoot: () => {
      throw new Error("a model draws nothing");
    },
    afterPaint: () => () => {},
    stepAside: () => () => {},
    focused: () => undefined,
    rememberFocus: () => () => false,
    holdsFocus: () => false,
  };
  return {
    port,
    around,
    showing,
    reachedAt,
    skipped,
    target,
    open,
    offered,
    suggestions,
    reported,
    told,
    said,
  };
}

/** How the port would show `guide`. */
export function shownAs<Guide extends CompiledGuide>(guide: Guide, how: Partial<ShownGuide> = {}) {
  return signal<ShownGuide>({ guide, because: "offered", open: false, ...how });
}
