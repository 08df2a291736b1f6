import { PRESETS, type PresetName, type Theme, resolveTheme } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { hardToRead } from "../models/legibility.ts";
import { More } from "../parts/more.tsx";
import { Notice } from "../parts/notice.tsx";
import { PRESET_WORDS } from "../words/preset.ts";
import { COLOUR_WORDS, SHAPE_WORDS } from "../words/token.ts";
import { ColourField } from "./colour-field.tsx";
import { NumberField } from "./number-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

interface ThemeFieldsProps {
  readonly form: FormModel;
}

const PRESET_CHOICES = (Object.keys(PRESETS) as PresetName[])
  .filter((value) => value !== "stone")
  .map((value) => ({ value, words: PRESET_WORDS[value] }));
const FEW_COLOURS = ["accent", "accent-strong", "on-accent", "soft"];
const MORE_COLOURS = Object.keys(COLOUR_WORDS).filter((token) => !FEW_COLOURS.includes(token));

/** A look to begin with, your own colours over it, and whether it can be read. */
export function ThemeFields({ form }: ThemeFieldsProps): JSX.Element {
  const at = form.at;
  const theme = form.read(at) as Theme | undefined;
  const resolved = resolveTheme(theme);
  const isOwn = (tokens: readonly string[]): boolean =>
    tokens.some(
      (token) => theme?.tokens?.[token] !== undefined || theme?.darkTokens?.[token] !== undefined,
    );
  const colours = (tokens: readonly string[]): JSX.Element => (
    <div class="colour-grid">
      {tokens.map((token) => (
        <ColourField key={token} form={form} token={token} theme={resolved} />
      ))}
    </div>
  );
  return (
    <>
      <fieldset class="group">
        <legend>Look</legend>
        <SelectField
          form={form}
          path={[...at, "preset"]}
          label="A look to begin with"
          placeholder={PRESET_WORDS.stone}
          leftOut="stone"
          choices={PRESET_CHOICES}
        />
        <SelectField
          form={form}
          path={[...at, "scheme"]}
          label="Light or dark"
          placeholder="As the person's system says"
          leftOut="auto"
          choices={[
            { value: "light", words: "Always light" },
            { value: "dark", words: "Always dark" },
          ]}
        />
        {colours(FEW_COLOURS)}
        <Legible theme={theme} />
        <More words="More colours" open={isOwn(MORE_COLOURS)}>
          {colours(MORE_COLOURS)}
        </More>
        <More words="Corners and type" open={isOwn(Object.keys(SHAPE_WORDS))}>
          <div class="pair">
            {Object.entries(SHAPE_WORDS).map(([token, words]) => (
              <TextField
                key={token}
                form={form}
                path={[...at, "tokens", token]}
                label={words}
                optional
                placeholder={resolved.tokens[token] ?? ""}
              />
            ))}
          </div>
        </More>
      </fieldset>
      <fieldset class="group">
        <legend>Where the corner is</legend>
        <SelectField
          form={form}
          path={[...at, "corner"]}
          label="Checklists, help and slideouts stand"
          placeholder="at the end: right, or left where people read from right to left"
          leftOut="end"
          choices={[{ value: "start", words: "at the start" }]}
        />
        <div class="pair">
          <NumberField
            form={form}
            path={[...at, "offset", "block"]}
            label="Pixels from the lower edge"
            optional
            hint="Room for a chat bubble or a cookie bar."
          />
          <NumberField
            form={form}
            path={[...at, "offset", "inline"]}
            label="Pixels from the side"
            optional
          />
        </div>
      </fieldset>
    </>
  );
}

function Legible({ theme }: { readonly theme: Theme | undefined }): JSX.Element {
  const hard = hardToRead(theme);
  if (hard.length === 0) {
    return <p class="standing-ready">Every text can be read well, light and dark.</p>;
  }
  return (
    <Notice tone="warning">
      <p>Some of it is hard to read. It can be published, but should not be:</p>
      <ul class="legible">
        {hard.map(({ scheme, ink, ground, ratio, needed }) => (
          <li key={scheme + ink + ground}>
            “{COLOUR_WORDS[ink]}” on “{COLOUR_WORDS[ground]}”, {scheme}: contrast{" "}
            {Math.floor(ratio * 10) / 10}, and {needed} is needed
          </li>
        ))}
      </ul>
    </Notice>
  );
}
