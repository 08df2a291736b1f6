import type { JSX } from "preact";
import type { EditModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { ActionFields } from "./action.tsx";
import { NumberField } from "./number-field.tsx";
import { TextField } from "./text-field.tsx";

interface ModalFieldsProps {
  readonly studio: Studio;
  readonly model: EditModel;
}

/** A notice in the middle of the page: rare, short, one clear next step. */
export function ModalFields({ studio, model }: ModalFieldsProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  const stored = form.read([...at, "actions"]);
  const count = Array.isArray(stored) ? stored.length : 0;
  return (
    <fieldset class="group">
      <legend>What it says</legend>
      <TextField form={form} path={[...at, "title"]} label="Title" isText />
      <TextField
        form={form}
        path={[...at, "body"]}
        label="Words"
        isText
        lines={5}
        hint="Markdown. It interrupts: say it in three sentences."
      />
      <NumberField
        form={form}
        path={[...at, "caps", "times"]}
        label="Shown at most so many times"
        optional
      />
      <ActionSlots studio={studio} model={model} count={Math.min(2, count + 1)} />
    </fieldset>
  );
}

function ActionSlots({
  studio,
  model,
  count,
}: ModalFieldsProps & { readonly count: number }): JSX.Element {
  const path = [...model.form.at, "actions"];
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <ActionFields
          key={index}
          studio={studio}
          form={model.form}
          path={[...path, index]}
          guide={model.id}
          label={index === 0 ? "Main button" : "Second button"}
        />
      ))}
    </>
  );
}
