import type { JSX } from "preact";
import { ActionsFields } from "./action.tsx";
import { FigureRows } from "./figure.tsx";
import type { FormProps } from "./form-props.ts";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

/** What somebody got out of the product. */
export function RecapFields({ studio, model }: FormProps): JSX.Element {
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
          placeholder="Modal: in the middle of the page"
          leftOut="modal"
          choices={[{ value: "slideout", words: "Slideout: in the corner" }]}
        />
        <TextField form={form} path={[...at, "title"]} label="Title" isText />
        <TextField form={form} path={[...at, "body"]} label="Words" isText optional lines={3} />
        <ActionsFields studio={studio} form={form} at={at} guide={model.id} />
      </fieldset>
      <fieldset class="group">
        <legend>Figures</legend>
        <p class="field-hint">
          What is 0 or unknown is left out; without any figure the recap does not show.
        </p>
        <FigureRows studio={studio} form={form} path={[...at, "figures"]} />
      </fieldset>
    </>
  );
}
