import type { AuthoredCondition, Guide, GuideTemplate, Guidebook } from "@cairn/core/guidebook";
import type { DraftModel } from "./draft.ts";
import { parsePath, readAt } from "./json-path.ts";
import { slugFor } from "./slug.ts";
import type { StallHelp } from "./stall-help.ts";
import { firstLocale, plainText } from "./text-value.ts";

/** Kinds that begin with a title alone. */
export type FormedKind = "checklist" | "hint" | "notice" | "tour" | "survey";

/** Parts that have a form, and an id which others name them by. */
export type NamedSection = "milestones" | "segments" | "guides" | "faqs";

/** Verbs that change the draft's parts as wholes. Each keeps the references between them whole. */
export interface Definitions {
  /** Counts towards activation where nobody is activated by what is live yet. */
  createMilestone(title: string, event?: string): string;
  createSegment(title: string): string;
  createGuide(kind: FormedKind, title: string): string;
  /** Takes a template over as a guide of one's own; returns its id. */
  useTemplate(template: GuideTemplate): string;
  /** `keywords`: other words that find it. */
  createAnswer(question: string, keywords?: readonly string[]): string;
  /** Begins help for a stall; returns the id of the guide or answer. */
  beginHelp(help: StallHelp): string;
  removeMilestone(id: string): void;
  /** Takes it away with the buttons that start it: `places` name it, as core's `placesNaming` tells. */
  removeGuide(id: string, places: readonly string[]): void;
  /** A copy that is off, so that the two do not show at once; returns its id. */
  duplicateGuide(id: string): string;
  setStatus(guide: string, status: "off" | "archived" | undefined): void;
  /** Another id, also at the `places` that name it. Ids stand in events: it is another part to the figures. */
  rename(section: NamedSection, from: string, to: string, places: readonly string[]): void;
  removeSegment(id: string): void;
  /** Takes it away; of its `places`, buttons open help without it and remedies go. */
  removeAnswer(id: string, places: readonly string[]): void;
  setActivates(milestone: string, activates: boolean): void;
  moveActivation(milestone: string, by: -1 | 1): void;
  addItem(checklist: string, milestone: string): number;
  /** Moves an element of the list at `path`. */
  move(path: readonly (string | number)[], from: number, by: -1 | 1): void;
  /** Whether it was made in this visit: its form does not call missing parts wrong before they were typed. */
  isFresh(id: string): boolean;
}

/** Works on one draft. */
export function createDefinitions(draft: DraftModel): Definitions {
  const fresh = new Set<string>();
  const book = (): Guidebook => draft.guidebook.peek();
  const make = (section: NamedSection, title: string, part: unknown): string => {
    const id = slugFor(title, Object.keys(book()[section] ?? {}), section.replace(/s$/, ""));
    fresh.add(`${section}.${id}`);
    draft.write([section, id], part);
    return id;
  };
  const move = (path: readonly (string | number)[], from: number, by: -1 | 1): void => {
    const list = draft.read(path);
    const to = from + by;
    if (!Array.isArray(list) || to < 0 || to >= list.length) return;
    const next: unknown[] = [...list];
    [next[from], next[to]] = [next[to], next[from]];
    draft.write(path, next);
  };
  const activation = (): readonly string[] => book().activation?.milestones ?? [];
  const setActivates = (milestone: string, activates: boolean): void => {
    const rest = activation().filter((id) => id !== milestone);
    draft.write(["activation"], { milestones: activates ? [...rest, milestone] : rest });
  };
  return {
    createMilestone(title, event) {
      const when = { kind: "count", event: { name: event ?? "" }, atLeast: 1 };
      const id = make("milestones", title, { title, when });
      // One more for those who are activated by what is live would take that from all of them: it is asked for by a tick.
      if (draft.stored.peek()?.live === undefined || activation().length === 0)
        setActivates(id, true);
      return id;
    },
    createSegment: (title) => make("segments", title, { title, when: EVERYONE }),
    createGuide(kind, title) {
      return make("guides", title, newGuide(kind, title));
    },
    useTemplate: (template) => make("guides", template.title, template.build(book())),
    beginHelp: ({ section, title, part }) => make(section, title, part),
    createAnswer: (question, keywords) =>
      make("faqs", question, { question, answer: "", ...(keywords && { keywords }) }),
    removeMilestone(id) {
      draft.write(["milestones", id], undefined);
      if (activation().includes(id)) setActivates(id, false);
    },
    removeGuide(id, places) {
      // The last of a list first: the places of the others stay right.
      for (const place of places.toReversed())
        draft.write(parsePath(place).slice(0, -1), undefined);
      draft.write(["guides", id], undefined);
    },
    duplicateGuide(id) {
      const { title: words, ...rest } = structuredClone(book().guides?.[id]) as Guide;
      const locale = firstLocale(book());
      const title = `${plainText(words, locale) || id} (copy)`;
      const copied = typeof words === "object" ? { ...words, [locale]: title } : title;
      return make("guides", title, { ...rest, title: copied, status: "off" });
    },
    setStatus: (guide, status) => draft.write(["guides", guide, "status"], status),
    rename(section, from, to, places) {
      for (const place of places) draft.write(parsePath(place), to);
      const renamed = Object.entries(book()[section] ?? {}).map(([id, part]) => [
        id === from ? to : id,
        part,
      ]);
      draft.write([section], Object.fromEntries(renamed));
    },
    removeSegment: (id) => draft.write(["segments", id], undefined),
    removeAnswer(id, places) {
      for (const place of places.toReversed()) {
        const path = parsePath(place);
        const opens = path.slice(0, -1);
        const isHelp = readAt(book(), [...opens, "kind"]) === "help";
        draft.write(isHelp ? path : opens, undefined);
      }
      draft.write(["faqs", id], undefined);
    },
    setActivates,
    moveActivation(milestone, by) {
      move(["activation", "milestones"], activation().indexOf(milestone), by);
    },
    addItem(checklist, milestone) {
      const guide = book().guides?.[checklist];
      const items = guide?.kind === "checklist" ? guide.items : [];
      const title = plainText(book().milestones?.[milestone]?.title, firstLocale(book()));
      const taken = items.map((item) => item.id);
      const item = { id: slugFor(milestone, taken, "item"), title, milestone };
      draft.write(["guides", checklist, "items"], [...items, item]);
      return items.length;
    },
    move,
    isFresh: (id) => fresh.has(id),
  };
}

const EVERYONE: AuthoredCondition = { kind: "all", of: [] };

function newGuide(kind: FormedKind, title: string): Guide {
  switch (kind) {
    case "checklist":
      return { kind, title, autoOpen: true, items: [], when: EVERYONE };
    case "hint":
      return {
        kind,
        style: "tooltip",
        title,
        target: { selectors: [""] },
        body: "",
        when: EVERYONE,
      };
    case "notice":
      return { kind, style: "modal", title, body: "", when: EVERYONE, caps: { times: 1 } };
    case "tour": {
      const steps = [{ id: "step-1", body: "" }];
      return { kind, title, steps, caps: { times: 1 } };
    }
    case "survey": {
      const questions = [{ id: "question-1", kind: "csat" as const, title: "" }];
      return { kind, title, questions, when: EVERYONE, caps: { every: "90d" } };
    }
  }
}
