import { directionOf } from "@cairn/core";
import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { firstLocale } from "../models/text-value.ts";
import { type Translation, completeness, translationsOf } from "../models/translation.ts";
import type { TranslationsModel } from "../models/translations.ts";
import { CheckField } from "../editors/check-field.tsx";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Panel } from "../parts/panel.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { counted } from "../words/figures.ts";
import { languageName } from "../models/language.ts";
import { partTitle } from "../words/part-place.ts";
import { TranslationFile } from "./translation-file.tsx";
import { TranslationRow } from "./translation-row.tsx";

interface TextsProps {
  readonly studio: Studio;
  readonly model: TranslationsModel;
  readonly locale: string;
}

/** Source and translation of every text, part by part. */
export function TranslationTexts({ studio, model, locale }: TextsProps): JSX.Element {
  const book = studio.draft.guidebook.value;
  const all = translationsOf(book, locale);
  const { done, all: count } = completeness(all);
  const parts = partsOf(all.filter((text) => isAsked(model, text)));
  const open = count - done;
  return (
    <Panel
      id="texts-title"
      kicker={languageName(locale)}
      title={open === 0 ? "Every text is translated" : `${counted(open, "text")} to translate`}
      actions={<TranslationFile model={model} locale={locale} />}
    >
      <div class="toolbar">
        <SearchField
          id="texts-search"
          label="Search in both languages"
          value={model.asked.value.search}
          onType={(search) => model.ask({ search })}
        />
        <CheckField
          id="texts-missing"
          label="Only what is missing"
          checked={model.asked.value.missing}
          onChange={(missing) => model.ask({ missing })}
        />
      </div>
      {parts.length === 0 && (
        <Empty title={model.asked.value.missing ? "Nothing is missing" : "No text fits"}>
          <Button small onPress={() => model.ask({ missing: false, search: "" })}>
            Show all texts
          </Button>
        </Empty>
      )}
      {parts.map(([part, texts]) => (
        <Part
          key={part}
          title={partTitle(part.split("."), book)}
          all={all.filter(({ id }) => partOf(id) === part)}
        >
          {texts.map((text) => (
            <TranslationRow
              key={text.id}
              model={model}
              text={text}
              source={firstLocale(book)}
              locale={locale}
              dir={directionOf(locale)}
            />
          ))}
        </Part>
      ))}
    </Panel>
  );
}

function Part(props: {
  readonly title: string;
  readonly all: readonly Translation[];
  readonly children: JSX.Element[];
}): JSX.Element {
  const { done, all } = completeness(props.all);
  return (
    <section class="translations-part" aria-label={props.title}>
      <header>
        <h3>{props.title}</h3>
        <span class={done === all ? "tag tag-good" : "tag tag-warn"}>
          {done} of {all}
        </span>
      </header>
      <ul>{props.children}</ul>
    </section>
  );
}

function isAsked(model: TranslationsModel, text: Translation): boolean {
  const { missing, search } = model.asked.value;
  const { category = "other", id, source, target } = text;
  const isMissing = target === "" && category === "other";
  if (missing && !isMissing && !model.kept.value.has(id)) return false;
  return `${source} ${target}`.toLowerCase().includes(search.trim().toLowerCase());
}

/** `guides.start`; of what stands alone its section, such as `help`. */
function partOf(id: string): string {
  const [section = "", key = ""] = id.split(".");
  return section === "help" ? section : `${section}.${key}`;
}

function partsOf(
  texts: readonly Translation[],
): readonly (readonly [string, readonly Translation[]])[] {
  const parts = new Map<string, Translation[]>();
  for (const text of texts) {
    const part = partOf(text.id);
    parts.set(part, [...(parts.get(part) ?? []), text]);
  }
  return [...parts];
}
