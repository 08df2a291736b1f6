import type { JSX } from "preact";
import { ActionsFields } from "./action.tsx";
import type { FormProps } from "./form-props.ts";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

const STYLES = [
  { value: "modal", words: "Modal: in the middle of the page" },
  { value: "banner", words: "Banner: along an edge of it" },
  { value: "slideout", words: "Slideout: in the corner" },
];
const TONES = [
  { value: "celebrate", words: "Celebration: the finished cairn" },
  { value: "alert", words: "Warning: something needs a look" },
];
const HINTS: Readonly<Record<string, string>> = {
  modal: "It interrupts: say it in three sentences.",
  banner: "One line is read, two are not.",
  slideout: "It waits in the corner: a title, a sentence, a button.",
};

/** Something to tell: rare, short, one clear next step. */
export function NoticeFields({ studio, model }: FormProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  const style = form.text([...at, "style"]);
  return (
    <fieldset class="group">
      <legend>What it says</legend>
      <div class="pair">
        <SelectField form={form} path={[...at, "style"]} label="Looks like" choices={STYLES} />
        <SelectField
          form={form}
          path={[...at, "tone"]}
          label="Tone"
          placeholder="Plain"
          leftOut="plain"
          optional
          choices={TONES}
        />
      </div>
      {style === "banner" && (
        <SelectField
          form={form}
          path={[...at, "edge"]}
          label="Edge"
          placeholder="Top"
          leftOut="top"
          optional
          choices={[{ value: "bottom", words: "Bottom" }]}
        />
      )}
      <TextField form={form} path={[...at, "title"]} label="Title" isText />
      <TextField
        form={form}
        path={[...at, "body"]}
        label="Words"
        isText
        lines={5}
        hint={HINTS[style] ?? ""}
      />
      <ActionsFields studio={studio} form={form} at={at} guide={model.id} />
    </fieldset>
  );
}
