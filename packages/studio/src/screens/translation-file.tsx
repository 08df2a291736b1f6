import type { JSX } from "preact";
import type { ImportOutcome, TranslationsModel } from "../models/translations.ts";
import { Button } from "../parts/button.tsx";
import { counted } from "../words/figures.ts";
import { languageName } from "../models/language.ts";

interface FileProps {
  readonly model: TranslationsModel;
  readonly locale: string;
}

/** The way to a translator and back: a file that their tools open. */
export function TranslationFile({ model, locale }: FileProps): JSX.Element {
  const outcome = model.outcome.value;
  return (
    <>
      <Button small onPress={model.exportFile}>
        Export as XLIFF
      </Button>
      <label class="button button-small file-button">
        Import a translated file
        <input
          type="file"
          class="visually-hidden"
          accept=".xlf,.xliff,application/xliff+xml"
          onChange={(choosing) => {
            const [file] = choosing.currentTarget.files ?? [];
            void file?.text().then(model.importFile);
            // The same file may be chosen again.
            choosing.currentTarget.value = "";
          }}
        />
      </label>
      <p role="status" class={outcome?.kind === "refused" ? "bad" : "quiet"}>
        {outcome !== undefined && outcomeWords(outcome, languageName(locale))}
      </p>
    </>
  );
}

function outcomeWords(outcome: ImportOutcome, name: string): string {
  if (outcome.kind === "refused") return outcome.words;
  const { changed, outdated, unknown } = outcome;
  return [
    changed === 0
      ? `Nothing in ${name} is new.`
      : `${counted(changed, "text")} in ${name} taken over.`,
    ...(outdated > 0
      ? [
          `${counted(outdated, "text")} of them from words that have changed since: read them again.`,
        ]
      : []),
    ...(unknown > 0 ? [`${counted(unknown, "text")} belonged to nothing here any more.`] : []),
  ].join(" ");
}
