import { createLocaliser, type Guidebook, isSwitchedOn, type Text } from "@cairn/core/guidebook";
import type { QuestionKind } from "./happening.ts";

/** What guidebooks call an option or a reason. */
export interface KnownOption {
  readonly id: string;
  readonly label: string;
  readonly isOffered: boolean;
  /** Of a reason: the title of what is offered to those who give it. */
  readonly remedy?: string;
}
export interface KnownQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly title: string;
  readonly isAsked: boolean;
  readonly options: readonly KnownOption[];
}
/** A survey, or a cancel flow, whose reasons are the options of its one question. */
export interface KnownPart {
  readonly title: string;
  readonly isAsked: boolean;
  /** As the newest guidebook that has it asks them; then those that only older ones asked. */
  readonly questions: readonly KnownQuestion[];
}

/** By id, in the order of the newest guidebook. */
export interface KnownParts {
  readonly surveys: ReadonlyMap<string, KnownPart>;
  readonly flows: ReadonlyMap<string, KnownPart>;
}

/**
 * Every survey and cancel flow of some guidebooks, newest first, in the words of the newest that has it. What is not in
 * `published`, or switched off there, is not asked any more.
 */
export function knownParts(
  published: Guidebook | undefined,
  older: readonly Guidebook[],
): KnownParts {
  const surveys = new Map<string, KnownPart>();
  const flows = new Map<string, KnownPart>();
  for (const book of published === undefined ? older : [published, ...older]) {
    const { text } = createLocaliser(book.locales ?? ["en"]);
    for (const [id, guide] of Object.entries(book.guides ?? {})) {
      if (guide.kind !== "survey" && guide.kind !== "cancel") continue;
      const isAsked = book === published && isSwitchedOn(guide);
      const part = {
        title: text(guide.title),
        isAsked,
        questions: questionsOf(guide, isAsked, text),
      };
      const known = guide.kind === "survey" ? surveys : flows;
      known.set(id, withOlder(known.get(id), part));
    }
  }
  return { surveys, flows };
}

type Guide = NonNullable<Guidebook["guides"]>[string];
type Asking = Extract<Guide, { kind: "survey" | "cancel" }>;

function questionsOf(
  guide: Asking,
  isAsked: boolean,
  text: (words: Text) => string,
): readonly KnownQuestion[] {
  if (guide.kind === "cancel") {
    const options = guide.reasons.map(({ id, label, remedy }) => ({
      id,
      label: text(label),
      isOffered: isAsked,
      ...(remedy === undefined ? {} : { remedy: text(remedy.title) }),
    }));
    return [{ id: "reason", kind: "single", title: text(guide.question), isAsked, options }];
  }
  return guide.questions.map((question) => ({
    id: question.id,
    kind: question.kind,
    title: text(question.title),
    isAsked,
    options:
      "options" in question
        ? question.options.map(({ id, label }) => ({ id, label: text(label), isOffered: isAsked }))
        : [],
  }));
}

function withOlder(newer: KnownPart | undefined, older: KnownPart): KnownPart {
  if (newer === undefined) return older;
  const isSame = (a: KnownQuestion, b: KnownQuestion): boolean =>
    a.id === b.id && a.kind === b.kind;
  const questions = newer.questions.map((question) => {
    const before = older.questions.find((one) => isSame(one, question));
    const gone = (before?.options ?? []).filter(
      ({ id }) => !question.options.some((one) => one.id === id),
    );
    return gone.length === 0 ? question : { ...question, options: [...question.options, ...gone] };
  });
  const gone = older.questions.filter((one) => !newer.questions.some((two) => isSame(one, two)));
  return { ...newer, questions: [...questions, ...gone] };
}
