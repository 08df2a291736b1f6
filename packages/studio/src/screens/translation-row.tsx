import type { JSX } from "preact";
import type { PluralCategory } from "../models/plural.ts";
import type { Translation } from "../models/translation.ts";
import type { TranslationsModel } from "../models/translations.ts";
import { ProblemLines } from "../parts/field-frame.tsx";
import { fieldWords } from "../words/field.ts";
import { languageName } from "../models/language.ts";
import { PLURAL_WORDS } from "../words/plural.ts";

interface RowProps {
  readonly model: TranslationsModel;
  readonly text: Translation;
  readonly source: string;
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
}

// As long as a line of the field: longer texts get more lines.
const LINE = 48;

/** One text: what was written, and what people of the other language read. */
export function TranslationRow(props: RowProps): JSX.Element {
  const { model, text, locale } = props;
  const { id, source, target, category } = text;
  const label = fieldWords(id);
  const form = category === undefined ? "" : `, for ${PLURAL_WORDS[category as PluralCategory]}`;
  const problems = model.form.draft.problems.value.filter(({ path }) => path === `${id}.${locale}`);
  const hint = target === "" ? fallbackWords(text) : undefined;
  return (
    <li class="translation">
      <p class="translation-source" lang={props.source}>
        <span class="field-hint">
          {label}
          {form}
        </span>
        <span class="translation-words">{source}</span>
      </p>
      <div class="field">
        <textarea
          id={`${id}.${locale}`}
          lang={locale}
          dir={props.dir}
          rows={Math.max(1, Math.ceil(source.length / LINE), source.split("\n").length)}
          value={target}
          aria-label={`${label}${form} in ${languageName(locale)}: ${source.slice(0, 80)}`}
          aria-invalid={problems.length > 0}
          aria-describedby={hint === undefined ? undefined : `${id}.${locale}:hint`}
          onInput={(typing) => model.write(text, typing.currentTarget.value)}
        />
        {hint !== undefined && (
          <p class="field-hint" id={`${id}.${locale}:hint`}>
            {hint}
          </p>
        )}
        <ProblemLines id={`${id}.${locale}`} problems={problems} />
      </div>
    </li>
  );
}

function fallbackWords({ category, fallback, source }: Translation): string {
  if (category !== undefined && category !== "other") {
    return "Left out: the words for any other number.";
  }
  return fallback === source
    ? "Missing: people read the original."
    : `Missing: people read “${fallback}”.`;
}
