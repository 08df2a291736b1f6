import type { PersonSummary } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PreviewAsModel } from "../models/preview-as.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { ToldName } from "../parts/told.tsx";
import { previewedWords } from "../words/preview-as.ts";

interface PreviewAsProps {
  readonly studio: Studio;
  readonly model: PreviewAsModel;
  readonly guide: string;
}

/** Chooses a person whose traits and progress fill the preview; says whether the guide would show to them now. */
export function PreviewAs({ studio, model, guide }: PreviewAsProps): JSX.Element {
  const chosen = model.chosen.value;
  return (
    <div class="preview-as">
      {chosen === undefined ? (
        <Search model={model} />
      ) : (
        <>
          <p class="preview-as-who">
            As{" "}
            <a href={studio.router.href({ kind: "person", id: chosen.id })}>
              <ToldName text={nameOf(chosen)} most={40} />
            </a>
            <Button small look="quiet" onPress={() => model.choose(undefined)}>
              As nobody
            </Button>
          </p>
          <p role="status">{standing(model, guide, studio)}</p>
        </>
      )}
    </div>
  );
}

function standing(model: PreviewAsModel, guide: string, studio: Studio): string {
  const { status, answer, failure } = model.question.state.value;
  if (answer !== undefined && answer.value.id === model.chosen.value?.id) {
    return previewedWords(answer.value, guide, studio.draft.guidebook.value);
  }
  if (status === "unfinished") return "Whether it would show is said once nothing is missing here.";
  if (failure?.kind === "refused") return failure.problem.detail;
  return "Looking whether it would show to them…";
}

function Search({ model }: { readonly model: PreviewAsModel }): JSX.Element {
  const found = model.found.value;
  return (
    <div class="field">
      <label class="field-label" for="preview-as">
        Preview as
      </label>
      <input
        id="preview-as"
        type="search"
        autocomplete="off"
        placeholder="Somebody’s name, e-mail or id"
        value={model.search.value}
        onInput={(typing) => model.type(typing.currentTarget.value)}
      />
      {found.length > 0 && (
        <ul class="picker" aria-label="People">
          {found.map((person) => (
            <li key={person.id}>
              <button type="button" class="pick" onClick={() => model.choose(person)}>
                <ToldName text={nameOf(person)} most={40} />
                <span class="pick-figures">
                  <ToldName text={person.id} most={24} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function nameOf({ id, name, email }: PersonSummary): string {
  return name ?? email ?? id;
}
