import type { CompiledFaq, CompiledHelp, Stop } from "@cairn/core";
import type { HelpOpening } from "@cairn/sdk/port";
import { batch, computed, effect, signal, untracked } from "@preact/signals-core";
import type { ReadonlySignal, Signal } from "@preact/signals-core";
import { helpTitle } from "./launcher.tsx";
import { after } from "../parts/after.ts";
import type { Surroundings } from "../parts/surroundings.ts";

/** Help's name in the corner; no guide can carry this id. */
export const HELP = "?";
/** A search counts once nobody typed for so long; it is also when the count is said aloud. */
const SETTLED_MS = 700;
/** With no suggestion for this page, the first questions of the guidebook stand there. */
const COMMON = 5;

/** What the list shows: what was found, what may help here, or the common questions. */
export interface HelpList {
  readonly kind: "found" | "suggested" | "common";
  readonly faqs: readonly CompiledFaq[];
}

/** The help popup and its quiet offer, without their drawing. */
export interface HelpModel {
  readonly help: CompiledHelp;
  /** What the help is called. */
  readonly title: string;
  readonly isOpen: ReadonlySignal<boolean>;
  readonly query: Signal<string>;
  readonly list: ReadonlySignal<HelpList>;
  /** The answer being read; undefined while the list is. */
  readonly answer: ReadonlySignal<CompiledFaq | undefined>;
  /** How the answer being read was rated. */
  readonly rating: ReadonlySignal<boolean | undefined>;
  /** An answer that is offered beside the launcher. */
  readonly offered: ReadonlySignal<CompiledFaq | undefined>;
  readonly tipsOff: ReadonlySignal<boolean>;
  open(opening?: HelpOpening): void;
  close(): void;
  read(faq: CompiledFaq): void;
  back(): void;
  rate(isHelpful: boolean): void;
  follow(faq: CompiledFaq): void;
  contact(): void;
  decline(faq: CompiledFaq): void;
  turnTipsOn(): void;
  readonly stop: Stop;
}

/** A model that follows the port's help side. */
export function createHelpModel(around: Surroundings): HelpModel {
  const { port, words, announce, corner, isNarrow } = around;
  const { help, guidebook } = port;
  const query = signal("");
  const answer = signal<CompiledFaq | undefined>(undefined);
  const ratings = signal<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = computed(() => !!help.open.value);
  const offered = computed(() => (isOpen.value ? undefined : help.offered.value));
  const list = computed<HelpList>(() => {
    const asked = query.value.trim();
    if (asked) return { kind: "found", faqs: help.search(asked) };
    const suggested = help.suggestions.value;
    if (suggested.length > 0) return { kind: "suggested", faqs: suggested };
    return { kind: "common", faqs: guidebook.faqs.slice(0, COMMON) };
  });

  function read(faq: CompiledFaq): void {
    answer.value = faq;
    help.viewed(faq.id);
  }

  const stops = [
    effect(() => {
      const opening = help.open.value;
      if (!opening) {
        if (corner.peek() === HELP) corner.value = undefined;
        return;
      }
      untracked(() =>
        batch(() => {
          corner.value = HELP;
          query.value = opening.query ?? "";
          answer.value = undefined;
          const faq = guidebook.faqs.find(({ id }) => id === opening.faq);
          if (faq) read(faq);
        }),
      );
    }),
    effect(() => {
      if (corner.value && corner.value !== HELP && isOpen.peek()) help.close();
    }),
    effect(() => {
      const asked = query.value.trim();
      if (!asked || !isOpen.value) return undefined;
      return after(SETTLED_MS, () => {
        const count = list.peek().faqs.length;
        help.searched(asked, count);
        announce(
          count > 0 ? words.say("answers", { count }) : words.say("noAnswers", { query: asked }),
        );
      });
    }),
    effect(() => {
      const faq = offered.value;
      if (faq) announce(`${words.say("mayHelp")}: ${port.personalise(faq.question)}`);
    }),
  ];

  return {
    help: guidebook.help,
    title: helpTitle(around),
    isOpen,
    query,
    list,
    answer,
    rating: computed(() => ratings.value.get(answer.value?.id ?? "")),
    offered,
    tipsOff: port.tipsOff,
    open: help.start,
    close: help.close,
    read,
    back() {
      answer.value = undefined;
    },
    rate(isHelpful) {
      const faq = answer.peek()?.id;
      if (!faq || ratings.peek().has(faq)) return;
      ratings.value = new Map(ratings.peek()).set(faq, isHelpful);
      help.rated(faq, isHelpful);
      announce(words.say(isHelpful ? "thanksYes" : "thanksNo"));
    },
    follow(faq) {
      if (!faq.action) return;
      if (isNarrow()) help.close();
      port.act(faq.action);
    },
    contact() {
      const asked = query.peek().trim();
      const faq = answer.peek()?.id;
      help.contact({ ...(asked && { query: asked }), ...(faq && { faq }) });
    },
    decline: (faq) => help.decline(faq.id),
    turnTipsOn: () => port.report({ kind: "tips-on" }),
    stop() {
      for (const stop of stops) stop();
    },
  };
}
