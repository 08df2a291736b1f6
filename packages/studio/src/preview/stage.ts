import { type CompiledFaq, type CompiledGuidebook, type Stop, fillTemplate } from "@cairn/core";
import { compileGuidebook } from "@cairn/core/guidebook";
import { mountWidgets } from "@cairn/widgets";
import { computed, effect, signal, untracked } from "@preact/signals";
import type { PreviewModel } from "../models/preview.ts";
import { previewBook } from "./book.ts";
import { keepFocusOut } from "./keep-focus-out.ts";
import { buildPage } from "./page.ts";
import { shownGuide } from "./shown.ts";

type WidgetPort = Parameters<typeof mountWidgets>[0];
type HelpPort = WidgetPort["help"];

/** Draws the real widgets over a stand-in page inside `frame`, anew after each edit. */
export function startPreview(frame: Document, model: PreviewModel): Stop {
  const target = buildPage(frame, hasTarget(model));
  let takeDown: Stop = () => {};
  let isRedrawing = false;
  const letFocus = keepFocusOut(frame, () => isRedrawing);
  const stop = effect(() => {
    void model.revision.value;
    const scheme = model.scheme.value;
    frame.documentElement.dataset.scheme = scheme;
    const compiled = compile(model, scheme);
    if (compiled !== undefined) speak(frame, compiled);
    untracked(() => {
      // What could not be taken down in whole is not taken down again.
      const last = takeDown;
      takeDown = () => {};
      isRedrawing = true;
      model.guard(last);
      isRedrawing = false;
      if (compiled === undefined) return;
      model.guard(() => {
        takeDown = mountWidgets(portFor(compiled, model, frame, target));
      });
    });
  });
  return () => {
    stop();
    isRedrawing = true;
    takeDown();
    letFocus();
  };
}

/** Hints and tours point at an element; nothing else needs one on the page. */
function hasTarget({ draft, subject }: PreviewModel): boolean {
  const guide = subject.section === "guides" && draft.guidebook.peek().guides?.[subject.id];
  return !!guide && (guide.kind === "hint" || guide.kind === "tour");
}

/** The page stands in the language of what is drawn on it, as the customer's would. */
function speak(frame: Document, { locale, dir }: CompiledGuidebook): void {
  frame.documentElement.lang = locale;
  frame.documentElement.dir = dir;
}

/** The question that a survey begins with; other guides are drawn in whole. */
function firstQuestion({ draft, subject, step }: PreviewModel): number {
  const guide = subject.section === "guides" && draft.guidebook.peek().guides?.[subject.id];
  return guide && guide.kind === "survey" ? step.value : 0;
}

/** The compiled part; undefined while it is too unfinished to be drawn. */
function compile(model: PreviewModel, scheme: "light" | "dark"): CompiledGuidebook | undefined {
  const [preset, locale] = [model.preset.value, model.locale.value];
  const book = previewBook(model.draft.guidebook.peek(), model.subject, firstQuestion(model));
  if (book === undefined) return undefined;
  try {
    const theme = { ...book.theme, ...(preset === undefined ? {} : { preset }), scheme };
    const compiled = compileGuidebook(
      { ...book, theme },
      { revision: "preview", ...(locale === undefined ? {} : { locale }) },
    );
    model.setStanding("drawn");
    return compiled;
  } catch {
    // Half-typed parts may not compile; the problems stand at their fields.
    model.setStanding("unfinished");
    return undefined;
  }
}

function portFor(
  guidebook: CompiledGuidebook,
  model: PreviewModel,
  frame: Document,
  target: Element,
): WidgetPort {
  const open = model.open;
  const gone = signal<ReadonlySet<string>>(new Set());
  const skipped = signal<ReadonlySet<string>>(new Set());
  const element = signal(target);
  const { step } = model;
  const [first] = guidebook.guides;
  // A step that was taken away meanwhile.
  if (first?.kind === "tour" && step.peek() >= first.steps.length) model.setStep(0);
  return {
    guidebook,
    locale: guidebook.locale,
    dir: guidebook.dir,
    container: frame.body,
    showing: computed(() =>
      guidebook.guides
        .filter((guide) => !gone.value.has(guide.id))
        .map((guide) => shownGuide(guide, open.value, step.value, element)),
    ),
    reachedAt: model.reachedAt,
    skipped,
    tipsOff: signal(false),
    help: helpFor(guidebook, model),
    personalise: (text) => fillTemplate(text, model.person.peek()?.traits ?? {}),
    watchTarget: () => ({ element, stop: () => {} }),
    report(happening) {
      if (happening.kind === "next") {
        const at = step.peek() + 1;
        const tour = guidebook.guides.find((one) => one.id === happening.guide);
        // Branches are not taken here: the preview knows nobody whom they could fit.
        const isOver = tour?.kind === "tour" && at >= tour.steps.length;
        if (isOver) gone.value = new Set([...gone.value, happening.guide]);
        else model.setStep(at);
      }
      if (happening.kind === "back") model.setStep(step.peek() - 1);
      if (happening.kind === "opened") model.setOpen(true);
      if (happening.kind === "closed") model.setOpen(false);
      if (
        ["dismissed", "snoozed", "never", "completed"].includes(happening.kind) &&
        "guide" in happening
      ) {
        const guide = guidebook.guides.find((one) => one.id === happening.guide);
        if (guide?.kind === "checklist") model.setOpen(false);
        else gone.value = new Set([...gone.value, happening.guide]);
      }
      if (happening.kind === "item-skipped") {
        skipped.value = new Set([...skipped.value, `${happening.guide}/${happening.item}`]);
      }
      if (happening.kind === "item-restored") {
        const item = `${happening.guide}/${happening.item}`;
        skipped.value = new Set([...skipped.value].filter((one) => one !== item));
      }
    },
    act: () => {},
  };
}

function helpFor(guidebook: CompiledGuidebook, model: PreviewModel): HelpPort {
  const first = model.subject.section === "faqs" ? guidebook.faqs[0] : undefined;
  const opening = signal<HelpPort["open"]["value"]>(
    first !== undefined && model.scene.peek() === "opened" ? { faq: first.id } : undefined,
  );
  const offered = signal<CompiledFaq | undefined>(
    first !== undefined && model.scene.peek() === "offered" ? first : undefined,
  );
  return {
    open: opening,
    suggestions: signal(guidebook.faqs.slice(0, 3)),
    offered,
    search: (query) =>
      guidebook.faqs.filter((faq) => faq.question.toLowerCase().includes(query.toLowerCase())),
    searched: () => {},
    viewed: () => {},
    rated: () => {},
    contact: () => {},
    start(where) {
      offered.value = undefined;
      opening.value = where ?? {};
    },
    close() {
      opening.value = undefined;
    },
    decline() {
      offered.value = undefined;
    },
  };
}
