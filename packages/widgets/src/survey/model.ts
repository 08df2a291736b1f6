import type { CompiledQuestion, CompiledSurvey, Stop } from "@cairn/core";
import type { Answer, ShownGuide } from "@cairn/sdk/port";
import { computed, signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import { after } from "../parts/after.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { following } from "./following.ts";

/** Thanks stay so long, and so long again while somebody is there with the keyboard. */
const THANKS_MS = 6_000;

/** One survey on screen, without its drawing. */
export interface SurveyModel {
  readonly guide: CompiledSurvey;
  /** What it is called, for those who do not see it. */
  readonly title: string;
  readonly thanks: string;
  readonly isOpen: ReadonlySignal<boolean>;
  /** The question on screen; undefined once thanks stand there. */
  readonly question: ReadonlySignal<CompiledQuestion | undefined>;
  /** Its answer so far. It stays when somebody goes back, and is told when they go on. */
  readonly answer: ReadonlySignal<Answer | undefined>;
  readonly mayGoBack: ReadonlySignal<boolean>;
  /** Nothing comes after the answer as it stands. */
  readonly isLast: ReadonlySignal<boolean>;
  /** Whether focus belongs in what appears now: somebody asked for the survey, or is at it. */
  takesFocus(): boolean;
  seen(): void;
  /** Takes `answer` as it stands now; "" and an empty list are none. */
  choose(answer: Answer): void;
  /** Tells the answer and goes on; without one only where it may be left out. */
  next(): void;
  back(): void;
  /** Put away by the cross or Escape. After the last answer this only takes the thanks away. */
  close(): void;
  snooze(): void;
  never(): void;
  /** The thanks are on screen. They go by themselves, once `isWithKeyboard()` is false. */
  thanked(isWithKeyboard: () => boolean): Stop;
  /** The guide is over for the port. Runs `end` now, or when the thanks go. */
  linger(end: () => void): void;
  readonly stop: Stop;
}

/** A model that tells each answer once, and again only when it changed. */
export function createSurveyModel(
  shown: ReadonlySignal<ShownGuide>,
  guide: CompiledSurvey,
  { port, words, announce }: Surroundings,
): SurveyModel {
  const { id, questions } = guide;
  const isOpen = signal(true);
  // The questions that were on screen, the present one last. Empty after the last.
  const way = signal(questions.slice(0, 1));
  const answers = signal<ReadonlyMap<string, Answer>>(new Map());
  const told = new Map<string, string>();
  const question = computed(() => way.value.at(-1));
  const answer = computed(() => answers.value.get(question.value?.id ?? ""));
  const thanks = port.personalise(guide.thanks) || words.say("surveyThanks");
  let isAtIt = shown.peek().because === "asked";
  let end = (): void => {};

  const comesNext = () => question.value && following(questions, question.value, answer.value);

  function leave(kind: "dismissed" | "snoozed" | "never"): void {
    if (!isOpen.peek()) return;
    isOpen.value = false;
    if (question.peek()) port.report({ kind, guide: id });
    else end();
  }

  return {
    guide,
    title: port.personalise(guide.title),
    thanks,
    isOpen,
    question,
    answer,
    mayGoBack: computed(() => way.value.length > 1),
    isLast: computed(() => comesNext() === undefined),
    takesFocus: () => isAtIt,
    seen() {
      port.report({ kind: "shown", guide: id });
      announce(`${port.personalise(guide.title)}: ${port.personalise(questions[0]?.title ?? "")}`);
    },
    choose(chosen) {
      const next = new Map(answers.peek());
      const asked = question.peek()?.id ?? "";
      if (String(chosen).trim() === "") next.delete(asked);
      else next.set(asked, chosen);
      answers.value = next;
    },
    next() {
      const asked = question.peek();
      if (!asked) return;
      const given = answer.peek();
      if (given === undefined && !asked.isOptional) return;
      if (given !== undefined && told.get(asked.id) !== String(given)) {
        told.set(asked.id, String(given));
        port.report({
          kind: "answered",
          guide: id,
          question: asked.id,
          answer: typeof given === "string" ? given.trim() : given,
        });
      }
      const next = comesNext();
      isAtIt = true;
      way.value = next ? [...way.peek(), next] : [];
      if (next) return;
      announce(thanks);
      port.report({ kind: "completed", guide: id });
    },
    back() {
      way.value = way.peek().slice(0, -1);
    },
    close: () => leave("dismissed"),
    snooze: () => leave("snoozed"),
    never: () => leave("never"),
    thanked(isWithKeyboard) {
      let stop: Stop;
      const look = () => {
        stop = after(THANKS_MS, () => (isWithKeyboard() ? look() : leave("dismissed")));
      };
      look();
      return () => stop();
    },
    linger(whenGone) {
      if (isOpen.peek() && !question.peek()) end = whenGone;
      else whenGone();
    },
    stop() {
      isOpen.value = false;
    },
  };
}
