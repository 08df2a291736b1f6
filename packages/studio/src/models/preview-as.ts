import type { Stop } from "@cairn/core";
import type { Environment, PersonSummary, PreviewedPerson } from "@cairn/core/api";
import { type ReadonlySignal, effect, signal, untracked } from "@preact/signals";
import type { PreviewModel } from "./preview.ts";
import { type Question, createQuestion } from "./question.ts";
import { isReady, type ReachParts, withoutTexts } from "./reach.ts";

/** As whom a guide is previewed: nobody in particular, until somebody is chosen. */
export interface PreviewAsModel {
  /** As typed: part of a name, an email or an id. */
  readonly search: ReadonlySignal<string>;
  /** People that fit what was typed. */
  readonly found: ReadonlySignal<readonly PersonSummary[]>;
  readonly chosen: ReadonlySignal<PersonSummary | undefined>;
  readonly question: Question<PreviewedPerson>;
  type(search: string): void;
  choose(person: PersonSummary | undefined): void;
  readonly stop: Stop;
}

const QUIET_MS = 250;
const LISTED = 5;

/** Fills the preview with what is known of the chosen person, and follows the draft. */
export function createPreviewAs(
  { api, platform, draft }: ReachParts,
  env: Environment,
  guide: string,
  preview: Pick<PreviewModel, "setPerson">,
): PreviewAsModel {
  const search = signal("");
  const found = signal<readonly PersonSummary[]>([]);
  const chosen = signal<PersonSummary | undefined>(undefined);
  let cancel: Stop = () => {};
  const question = createQuestion(
    platform,
    () =>
      chosen.value === undefined || !isReady(draft, "guides", guide)
        ? undefined
        : JSON.stringify([chosen.value.id, withoutTexts(draft.guidebook.value)]),
    () => {
      const person = chosen.peek()?.id ?? "";
      return api.previewAs(env, { guidebook: draft.guidebook.peek(), guide, person });
    },
  );
  const stopFollowing = effect(() => {
    const { answer } = question.state.value;
    const id = chosen.value?.id;
    untracked(() => preview.setPerson(answer?.value.id === id ? answer?.value : undefined));
  });
  return {
    search,
    found,
    chosen,
    question,
    type(text) {
      search.value = text;
      cancel();
      if (text.trim() === "") {
        found.value = [];
        return;
      }
      cancel = platform.after(QUIET_MS, () => {
        void api.people(env, { search: text }).then((answer) => {
          if (answer.ok && search.peek() === text)
            found.value = answer.value.people.slice(0, LISTED);
        });
      });
    },
    choose(person) {
      chosen.value = person;
      search.value = "";
      found.value = [];
    },
    stop() {
      stopFollowing();
      cancel();
      question.stop();
    },
  };
}
