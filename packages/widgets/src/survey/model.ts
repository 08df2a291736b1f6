import type { CompiledQuestion, CompiledSurvey } from "@cairn/core";
import type { Answer, ShownGuide } from "@cairn/sdk/port";
import { computed, signal } from "@preact/signals-core";
import type { ReadonlySignal, Signal } from "@preact/signals-core";
import { createAsking } from "../parts/asking.ts";
import type { Asking } from "../parts/asking.ts";
import { recall } from "../parts/recall.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { following } from "./following.ts";

/** One survey on screen, without its drawing. */
export interface SurveyModel extends Asking<CompiledSurvey> {
  /** The question on screen; undefined once thanks stand there. */
  readonly question: ReadonlySignal<CompiledQuestion | undefined>;
  /** Its answer so far. It stays when somebody goes back, and is told when they go on. */
  readonly answer: ReadonlySignal<Answer | undefined>;
  mayGoBack(): boolean;
  /** Takes `answer` as it stands now; blank words and an empty list are none. */
  choose(answer: Answer): void;
  /** Tells the answer and goes on; without one only where it may be left out. */
  next(): void;
  back(): void;
  /** Like `close`: after the last answer they only take the thanks away. */
  snooze(): void;
  never(): void;
  /** The port is done with the survey. Runs `gone` now, or when the thanks go. */
  linger(gone: () => void): void;
}

type Progress = readonly [
  /** The questions that were on screen, the present one last. Empty after the last. */
  way: Signal<readonly CompiledQuestion[]>,
  answers: Signal<Readonly<Record<string, Answer | undefined>>>,
  /** Each answer as it was told last. */
  told: Record<string, Answer>,
];

/** A model that tells each answer once, and again only when it changed. */
export function createSurveyModel(
  shown: ReadonlySignal<ShownGuide>,
  guide: CompiledSurvey,
  around: Surroundings,
): SurveyModel {
  const { port } = around;
  const { id, questions } = guide;
  const asking = createAsking(guide, around);
  const [way, answers, told] = recall<Progress>(shown, () => {
    const { replies = {} } = shown.peek();
    const walked: CompiledQuestion[] = [];
    for (let next = questions[0]; next; next = following(questions, next, replies[next.id])) {
      walked.push(next);
      if (!(next.id in replies)) return [signal(walked), signal(replies), { ...replies }];
    }
    // All was answered, and it is asked again.
    return [signal(questions.slice(0, 1)), signal({}), {}];
  });
  const question = computed(() => way.value.at(-1));
  const first = question.peek()!;
  const answer = computed(() => answers.value[question.value?.id ?? ""]);
  let isAtIt = shown.peek().because === "asked";
  let thanksGone: (() => void) | undefined;

  const leave = (kind: "dismissed" | "snoozed" | "never") => () => {
    if (thanksGone) thanksGone();
    else asking.end({ kind, guide: id });
  };

  return {
    ...asking,
    question,
    answer,
    mayGoBack: () => way.value.length > 1,
    takesFocus: () => isAtIt,
    seen() {
      asking.seen();
      around.announce(`${asking.title}: ${port.personalise(first.title)}`);
    },
    choose(chosen) {
      const given = String(chosen).trim() ? chosen : undefined;
      answers.value = { ...answers.peek(), [question.peek()!.id]: given };
    },
    next() {
      const asked = question.peek()!;
      const given = answer.peek();
      if (given === undefined) {
        if (!asked.isOptional) return;
      } else if (String(told[asked.id]) !== String(given)) {
        told[asked.id] = given;
        port.report({ kind: "answered", guide: id, question: asked.id, answer: given });
      }
      isAtIt = true;
      const next = following(questions, asked, given);
      way.value = next ? [...way.peek(), next] : [];
      if (!next) port.report({ kind: "completed", guide: id });
    },
    back() {
      way.value = way.peek().slice(0, -1);
    },
    close: leave("dismissed"),
    snooze: leave("snoozed"),
    never: leave("never"),
    linger(gone) {
      if (question.peek()) gone();
      else thanksGone = gone;
    },
  };
}
