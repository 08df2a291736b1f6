import type { JSX } from "preact";
import { ActionFields } from "./action.tsx";
import type { FormProps } from "./form-props.ts";
import { SelectField } from "./select-field.tsx";
import { TargetFields } from "./target.tsx";
import { TextField } from "./text-field.tsx";

/** A few words beside one element of the page. */
export function HintFields({ studio, model }: FormProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  return (
    <>
      <fieldset class="group">
        <legend>What it says</legend>
        <SelectField
          form={form}
          path={[...at, "style"]}
          label="Looks like"
          choices={[
            { value: "tooltip", words: "Tooltip: open at once" },
            { value: "hotspot", words: "Hotspot: a dot that opens when asked" },
          ]}
        />
        <TextField form={form} path={[...at, "title"]} label="Title" isText optional />
        <TextField form={form} path={[...at, "body"]} label="Words" isText lines={4} />
        <ActionFields studio={studio} form={form} path={[...at, "action"]} guide={model.id} />
      </fieldset>
      <fieldset class="group">
        <legend>Which element</legend>
        <TargetFields studio={studio} form={form} at={at} />
      </fieldset>
    </>
  );
}
