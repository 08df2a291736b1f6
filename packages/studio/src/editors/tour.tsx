import type { JSX } from "preact";
import { rowId } from "../models/row-id.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import type { FormProps } from "./form-props.ts";
import { Rows } from "./rows.tsx";
import { TourOnSite } from "./target-on-site.tsx";
import { TextField } from "./text-field.tsx";
import { TourStepFields } from "./tour-step.tsx";

const MOST_STEPS = 20;
const NAME_LENGTH = 60;

/** Steps one after another, across pages and reloads. */
export function TourFields({ studio, model }: FormProps): JSX.Element {
  const { form } = model;
  const steps = [...form.at, "steps"];
  const locale = firstLocale(studio.draft.guidebook.value);
  const words = (path: readonly (string | number)[]): string => plainText(form.read(path), locale);
  return (
    <>
      <fieldset class="group">
        <legend>The tour</legend>
        <TextField
          form={form}
          path={[...form.at, "title"]}
          label="Title"
          isText
          hint="What it shows, as people are told before it begins: a checklist's item or a button leads here."
        />
      </fieldset>
      <fieldset class="group">
        <legend>Steps</legend>
        <TourOnSite studio={studio} form={form} />
        <Rows
          studio={studio}
          form={form}
          path={steps}
          one="step"
          nameOf={(at) => words([...at, "title"]) || words([...at, "body"]).slice(0, NAME_LENGTH)}
          draw={(at, index) => (
            <TourStepFields studio={studio} model={model} at={at} index={index} />
          )}
          make={() => ({ id: rowId(form.read(steps), "step"), body: "" })}
          first="title"
          most={MOST_STEPS}
          onEnter={model.preview.setStep}
        />
      </fieldset>
    </>
  );
}
