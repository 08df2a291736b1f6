import type { JSX } from "preact";
import { SPOKEN } from "../models/language-tag.ts";
import type { Studio } from "../models/studio.ts";
import { completeness, translationsOf } from "../models/translation.ts";
import type { RefusedLanguage, TranslationsModel } from "../models/translations.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { ProblemLines } from "../parts/field-frame.tsx";
import { Panel } from "../parts/panel.tsx";
import { counted, percentDone } from "../words/figures.ts";
import { languageName } from "../models/language.ts";

interface LanguagesProps {
  readonly studio: Studio;
  readonly model: TranslationsModel;
}

/** Which languages there are, and how much of each is translated. */
export function TranslationLanguages({ studio, model }: LanguagesProps): JSX.Element {
  const book = studio.draft.guidebook.value;
  const [, ...others] = book.locales ?? ["en"];
  const problems = model.form.shownAt(["locales"], true);
  const refused = model.refused.value;
  return (
    <Panel
      id="languages-title"
      title={others.length === 0 ? "One language" : counted(others.length + 1, "language")}
    >
      {others.length > 0 && (
        <ul class="parts">
          {others.map((locale) => (
            <Language key={locale} studio={studio} model={model} locale={locale} />
          ))}
        </ul>
      )}
      <form
        class="new-part"
        onSubmit={(submitting) => {
          submitting.preventDefault();
          model.addLanguage();
        }}
      >
        <div class={`field${refused === undefined ? "" : " field-wrong"}`}>
          <label class="field-label" for="new-language">
            Add a language
          </label>
          <input
            id="new-language"
            type="text"
            autocomplete="off"
            spellcheck={false}
            list="new-language:known"
            placeholder="ar"
            value={model.newTag.value}
            aria-describedby={`new-language:hint${refused === undefined ? "" : " new-language:problem"}`}
            aria-invalid={refused !== undefined}
            onInput={(typing) => model.setNewTag(typing.currentTarget.value)}
          />
          <datalist id="new-language:known">
            {SPOKEN.filter((tag) => tag !== book.locales?.[0] && !others.includes(tag)).map(
              (tag) => (
                <option key={tag} value={tag}>
                  {languageName(tag)}
                </option>
              ),
            )}
          </datalist>
          <p class="field-hint" id="new-language:hint">
            {tagHint(model.newTag.value)}
          </p>
          {refused !== undefined && <Refused model={model} why={refused} />}
        </div>
        <Button type="submit">Add it</Button>
      </form>
      <ProblemLines id="locales" problems={problems} />
      <RemoveLanguage model={model} />
    </Panel>
  );
}

function Refused(props: {
  readonly model: TranslationsModel;
  readonly why: RefusedLanguage;
}): JSX.Element {
  const { model, why } = props;
  const typed = model.newTag.value.trim();
  const offer = why.kind === "refused" ? why.offer : undefined;
  return (
    <div class="field-problem" id="new-language:problem" role="alert">
      {why.kind === "there" ? (
        <p>{languageName(why.tag)} is there already.</p>
      ) : (
        <p>“{typed}” is no language tag: two or three letters, such as ar, with a region pt-BR.</p>
      )}
      {offer !== undefined && (
        <Button
          small
          onPress={() => {
            model.setNewTag(offer);
            model.addLanguage();
          }}
        >
          Add {languageName(offer)} ({offer})
        </Button>
      )}
    </div>
  );
}

function RemoveLanguage({ model }: { readonly model: TranslationsModel }): JSX.Element | null {
  const locale = model.removal.id.value;
  if (locale === undefined) return null;
  return (
    <Dialog title={`Remove ${languageName(locale)}?`} onClose={model.removal.cancel}>
      <p>
        All its texts go from the draft. Export them first if they may be wanted again; an older
        version brings them back.
      </p>
      <div class="dialog-actions">
        <Button look="danger" onPress={() => model.removeLanguage(locale)}>
          Remove it and its texts
        </Button>
        <Button onPress={model.removal.cancel}>Cancel</Button>
      </div>
    </Dialog>
  );
}

function tagHint(tag: string): string {
  const name = languageName(tag.trim());
  if (tag.trim() === "") return "Its tag, such as ar, pt or pt-BR.";
  if (name === tag.trim()) return "A tag such as ar, pt or pt-BR.";
  return SPOKEN.includes(tag.trim().split("-", 1)[0] ?? "")
    ? `${name}.`
    : `${name}. The widgets' own words, such as “Next”, stay English in it.`;
}

function Language(props: LanguagesProps & { readonly locale: string }): JSX.Element {
  const { studio, model, locale } = props;
  const { done, all } = completeness(translationsOf(studio.draft.guidebook.value, locale));
  const isHere = model.locale.value === locale;
  const name = languageName(locale);
  return (
    <li class="part">
      <div class="part-words">
        <a
          href={studio.router.href({ ...model.asked.value, locale, search: "" })}
          aria-current={isHere ? "true" : undefined}
        >
          {name}
        </a>
        <p>
          {done === all
            ? `All ${counted(all, "text")} translated.`
            : `${done} of ${counted(all, "text")}, ${percentDone(done / Math.max(1, all))}. The rest is read in another language.`}
        </p>
      </div>
      <meter
        class="meter"
        aria-label={`Translated into ${name}`}
        min={0}
        max={Math.max(1, all)}
        value={done}
      />
      <Button
        small
        look="quiet"
        label={`Remove ${name} and its texts`}
        onPress={() => model.removal.ask(locale)}
      >
        Remove
      </Button>
    </li>
  );
}
