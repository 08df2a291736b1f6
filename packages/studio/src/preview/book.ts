import type { Checklist, Faq, Guide, Guidebook } from "@cairn/core/guidebook";
import type { PreviewSubject } from "../models/preview.ts";

// Stands where nothing was typed yet: the widget is drawn all the same.
const NOTHING_YET = "…";

/**
 * The part that is previewed as a guidebook of its own: nothing else can get in the way, and what is still empty or
 * half typed is filled in so far that it can be drawn. A survey begins with its `question`, from 0. Undefined where the
 * part is not there.
 */
export function previewBook(
  draft: Guidebook,
  subject: PreviewSubject,
  question = 0,
): Guidebook | undefined {
  const base: Guidebook = {
    version: 1,
    experiments: { holdout: 0 },
    locales: draft.locales ?? ["en"],
    ...(draft.theme === undefined ? {} : { theme: draft.theme }),
    ...(draft.goals === undefined ? {} : { goals: draft.goals }),
  };
  switch (subject.section) {
    case "help":
      return {
        ...base,
        help: { ...filled(draft.help ?? {}), launcher: draft.help?.launcher === true },
        faqs: filled(draft.faqs ?? {}),
      };
    case "faqs": {
      const faq = draft.faqs?.[subject.id];
      if (faq === undefined) return undefined;
      const help = { ...filled(draft.help ?? {}), launcher: true };
      return { ...base, help, faqs: { [subject.id]: openAnswer(faq) } };
    }
    case "guides": {
      const guide = draft.guides?.[subject.id];
      return guide === undefined
        ? undefined
        : { ...base, guides: { [subject.id]: beginningAt(openGuide(guide), question) } };
    }
    case "look":
      return { ...base, guides: { preview: openGuide(typicalOf(draft)) } };
    case "milestones": {
      const milestone = draft.milestones?.[subject.id];
      if (milestone === undefined) return undefined;
      const guides = { preview: checklistWith(draft, subject.id, milestone.title) };
      return { ...base, guides };
    }
  }
}

/** The checklist that the milestone is an item of, else one with it alone. */
function checklistWith(draft: Guidebook, milestone: string, title: Checklist["title"]): Guide {
  const own = Object.values(draft.guides ?? {}).find(
    (guide) =>
      guide.kind === "checklist" && guide.items.some((item) => item.milestone === milestone),
  );
  if (own !== undefined) return openGuide(own);
  return openGuide({
    kind: "checklist",
    title: "Your checklist",
    items: [{ id: "item", title, milestone }],
  });
}

/** What shows most of a look: a checklist, else whatever there is, else a stand-in. */
function typicalOf({ guides = {} }: Guidebook): Guide {
  const all = Object.values(guides).filter(({ kind }) => kind !== "cancel");
  return (
    all.find(({ kind }) => kind === "checklist") ??
    all[0] ?? {
      kind: "notice",
      style: "modal",
      title: "So it looks",
      body: "A few words, **some of them bold**, and [a link](/).",
      actions: [{ kind: "link", label: "Main button", href: "/" }],
    }
  );
}

/** Without the conditions under which it shows: in the preview it always does. */
function openGuide(guide: Guide): Guide {
  if (guide.kind === "cancel") return filled(guide);
  const {
    when: _when,
    pages: _pages,
    delay: _delay,
    caps: _caps,
    group: _group,
    status: _status,
    ...rest
  } = guide;
  const open = filled(rest) as Guide;
  if (open.kind === "hint") return { ...open, target: { selectors: ["#preview-target"] } };
  return open;
}

function beginningAt(guide: Guide, question: number): Guide {
  const first = guide.kind === "survey" ? guide.questions[question] : undefined;
  if (guide.kind !== "survey" || first === undefined) return guide;
  return { ...guide, questions: [first, ...guide.questions.filter((one) => one !== first)] };
}

function openAnswer(faq: Faq): Faq {
  const {
    milestones: _milestones,
    reasons: _reasons,
    errors: _errors,
    pages: _pages,
    ...rest
  } = faq;
  return filled(rest) as Faq;
}

/** A copy in which no text is empty and no action leads nowhere. */
function filled<Part>(part: Part): Part {
  return fill(part) as Part;
}

function fill(value: unknown): unknown {
  if (value === "") return NOTHING_YET;
  if (Array.isArray(value)) return value.map(fill);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
}
