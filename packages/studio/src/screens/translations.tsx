import type { JSX } from "preact";
import { ReadByOthers } from "../editors/editors-only.tsx";
import type { TranslationsModel } from "../models/translations.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { firstLocale } from "../models/text-value.ts";
import { languageName } from "../models/language.ts";
import { TranslationLanguages } from "./translation-languages.tsx";
import { TranslationTexts } from "./translation-texts.tsx";

interface TranslationsProps {
  readonly studio: Studio;
  readonly model: TranslationsModel;
}

/** All texts side by side, one language at a time. */
export function TranslationsScreen({ studio, model }: TranslationsProps): JSX.Element {
  const { draft } = studio;
  if (draft.status.value === "loading") return <p class="loading">Loading the draft…</p>;
  const book = draft.guidebook.value;
  const locale = model.locale.value;
  return (
    <>
      <PageHead
        title="Translations"
        lead={`You write in ${languageName(firstLocale(book))}. Every text of guides, answers and help can be read in more languages; where one is missing, people read the words that there are.`}
      />
      <ReadByOthers studio={studio}>
        <TranslationLanguages studio={studio} model={model} />
        {locale === undefined ? (
          <Empty title="One language so far">
            Add the language that most of your other users read. People get the one that their
            browser asks for.
          </Empty>
        ) : (
          <TranslationTexts key={locale} studio={studio} model={model} locale={locale} />
        )}
      </ReadByOthers>
    </>
  );
}
