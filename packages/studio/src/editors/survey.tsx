import type { JSX } from "preact";
import { rowId } from "../models/row-id.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { DurationField } from "./duration-field.tsx";
import type { FormProps } from "./form-props.ts";
import { ShareField } from "./share-field.tsx";
import { Rows } from "./rows.tsx";
import { SurveyQuestionFields } from "./survey-question.tsx";
import { TextField } from "./text-field.tsx";

const MOST_QUESTIONS = 10;
const SHARES = [0.01, 0.05, 0.1, 0.2, 0.25, 0.5, 0.75, 1];

/** A few questions, one after another, and who is asked at all. */
export function SurveyFields({ studio, model }: FormProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  const questions = [...at, "questions"];
  const locale = firstLocale(studio.draft.guidebook.value);
  return (
    <>
      <fieldset class="group">
        <legend>The survey</legend>
        <TextField form={form} path={[...at, "title"]} label="Title" isText />
        <TextField
          form={form}
          path={[...at, "thanks"]}
          label="Said at the end"
          isText
          optional
          placeholder="Thank you."
        />
      </fieldset>
      <fieldset class="group">
        <legend>Questions</legend>
        <Rows
          studio={studio}
          form={form}
          path={questions}
          one="question"
          nameOf={(row) => plainText(form.read([...row, "title"]), locale)}
          draw={(row) => <SurveyQuestionFields studio={studio} form={form} at={row} />}
          make={() => ({ id: rowId(form.read(questions), "question"), kind: "text", title: "" })}
          first="title"
          most={MOST_QUESTIONS}
          onEnter={model.preview.setStep}
        />
      </fieldset>
      <fieldset class="group">
        <legend>Who is asked</legend>
        <ShareField
          form={form}
          path={[...at, "sample"]}
          label="Share of people"
          hint="The same people each time. Few answers from many are worth more than many from few."
          usual={1}
          shares={SHARES}
        />
        <DurationField
          form={form}
          path={[...at, "minTenure"]}
          label="Only people who have been here for"
          unit="d"
          optional
          hint="7 days when left out, since new people dislike surveys; 0 asks everybody."
        />
      </fieldset>
    </>
  );
}
