import type { ResolvedTheme } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { asHex } from "../models/contrast.ts";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { Button } from "../parts/button.tsx";
import { ProblemLines, describedBy } from "../parts/field-frame.tsx";
import { COLOUR_WORDS } from "../words/token.ts";

interface ColourFieldProps {
  readonly form: FormModel;
  /** Such as "accent". */
  readonly token: string;
  /** As it is with the presets, for what is not set. */
  readonly theme: ResolvedTheme;
}

/** One colour, light and dark. What is not set comes from the look to begin with. */
export function ColourField({ form, token, theme }: ColourFieldProps): JSX.Element {
  return (
    <fieldset class="colour">
      <legend class="field-label">{COLOUR_WORDS[token] ?? token}</legend>
      <One
        form={form}
        path={[...form.at, "tokens", token]}
        now={theme.tokens[token]}
        words="Light"
      />
      <One
        form={form}
        path={[...form.at, "darkTokens", token]}
        now={theme.darkTokens[token]}
        words="Dark"
      />
    </fieldset>
  );
}

function One(props: {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly now: string | undefined;
  readonly words: string;
}): JSX.Element {
  const { form, path, now = "", words } = props;
  const id = pathText(path);
  const problems = form.shownAt(path);
  const stored = form.read(path);
  const write = (colour: string): void => form.write(path, colour === "" ? undefined : colour);
  return (
    <div class="colour-one">
      <span class="field-hint" aria-hidden="true">
        {words}
      </span>
      <input
        type="color"
        aria-label={`${words}: choose`}
        value={asHex(now) ?? "#000000"}
        onInput={(choosing) => write(choosing.currentTarget.value)}
      />
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-label={words}
        placeholder={now}
        value={typeof stored === "string" ? stored : ""}
        aria-invalid={problems.length > 0}
        aria-describedby={describedBy(id, false, problems)}
        onBlur={() => form.touch(path)}
        onInput={(typing) => write(typing.currentTarget.value)}
      />
      {stored !== undefined && (
        <Button small look="quiet" label={`${words}: as the look has it`} onPress={() => write("")}>
          ↺
        </Button>
      )}
      <ProblemLines id={id} problems={problems} />
    </div>
  );
}
