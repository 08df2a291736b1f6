import type { JSX } from "preact";
import { rowId } from "../models/row-id.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { FigureRows } from "./figure.tsx";
import type { FormProps } from "./form-props.ts";
import { RemedyFields } from "./remedy.tsx";
import { Rows } from "./rows.tsx";
import { TextField } from "./text-field.tsx";

const MOST_REASONS = 10;

/** What you got so far, why you go, and one fitting remedy. Going on with cancelling is always one press away. */
export function CancelFields({ studio, model }: FormProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  const reasons = [...at, "reasons"];
  const locale = firstLocale(studio.draft.guidebook.value);
  return (
    <>
      <fieldset class="group">
        <legend>What it says</legend>
        <p class="field-hint">
          Your app starts it with <code>startCancel()</code> and gets the reason, or the remedy that
          was taken. Going on with cancelling is always one press away.
        </p>
        <TextField form={form} path={[...at, "title"]} label="Title" isText />
        <TextField form={form} path={[...at, "question"]} label="Question" isText />
      </fieldset>
      <fieldset class="group">
        <legend>What they got so far</legend>
        <FigureRows studio={studio} form={form} path={[...at, "figures"]} />
      </fieldset>
      <fieldset class="group">
        <legend>Reasons, each with a remedy that fits</legend>
        <Rows
          studio={studio}
          form={form}
          path={reasons}
          one="reason"
          nameOf={(row) => plainText(form.read([...row, "label"]), locale)}
          draw={(row) => (
            <>
              <TextField form={form} path={[...row, "label"]} label="Reason" isText />
              <RemedyFields
                studio={studio}
                form={form}
                path={[...row, "remedy"]}
                guide={model.id}
              />
            </>
          )}
          make={() => ({ id: rowId(form.read(reasons), "reason"), label: "" })}
          first="label"
          most={MOST_REASONS}
        />
      </fieldset>
    </>
  );
}
