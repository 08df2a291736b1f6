import { PRESETS, type PresetName } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { PreviewModel } from "../models/preview.ts";
import { languageName } from "../models/language.ts";
import { PRESET_WORDS } from "../words/preset.ts";
import type { Choice } from "./select-field.tsx";

const PRESET_CHOICES: readonly Choice[] = (Object.keys(PRESETS) as PresetName[]).map((value) => ({
  value,
  words: PRESET_WORDS[value],
}));

/** In which look and language it is drawn. Nothing of it changes the draft. */
export function PreviewLooks({ model }: { readonly model: PreviewModel }): JSX.Element {
  const { locales = ["en"] } = model.draft.guidebook.value;
  return (
    <>
      <Pick
        label="Preview in the look"
        value={model.preset.value ?? ""}
        choices={[{ value: "", words: "Your look" }, ...PRESET_CHOICES]}
        choose={(next) => model.setPreset(next === "" ? undefined : (next as PresetName))}
      />
      {locales.length > 1 && (
        <Pick
          label="Preview in the language"
          value={model.locale.value ?? locales[0] ?? "en"}
          choices={locales.map((tag) => ({ value: tag, words: languageName(tag) }))}
          choose={model.setLocale}
        />
      )}
    </>
  );
}

function Pick(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly choose: (value: string) => void;
}): JSX.Element {
  return (
    <select
      class="preview-pick"
      aria-label={props.label}
      value={props.value}
      onChange={(changing) => props.choose(changing.currentTarget.value)}
    >
      {props.choices.map(({ value, words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
