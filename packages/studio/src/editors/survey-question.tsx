import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { asQuestionKind, isChoice, isScale } from "../models/question-kind.ts";
import { rowId } from "../models/row-id.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { CheckField } from "./check-field.tsx";
import { IntroField } from "./intro-field.tsx";
import { Rows } from "./rows.tsx";
import { SelectField } from "./select-field.tsx";
import { SurveyBranches } from "./survey-branches.tsx";
import { TextField } from "./text-field.tsx";

interface QuestionProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the question. */
  readonly at: JsonPath;
}

const KINDS = [
  { value: "nps", words: "Would recommend: 0 to 10 (NPS)" },
  { value: "csat", words: "Satisfied: 1 to 5 (CSAT)" },
  { value: "ces", words: "Easy: 1 to 7 (CES)" },
  { value: "single", words: "One of several answers" },
  { value: "multiple", words: "Any of several answers" },
  { value: "text", words: "Free text" },
];
const ENDS: Readonly<Record<string, readonly [low: string, high: string]>> = {
  nps: ["0", "10"],
  csat: ["1", "5"],
  ces: ["1", "7"],
};
const MOST_OPTIONS = 12;

/** One question: how it is answered, what it says, and which one comes next. */
export function SurveyQuestionFields({ studio, form, at }: QuestionProps): JSX.Element {
  const kind = form.text([...at, "kind"]);
  const options = [...at, "options"];
  const isOptional = form.read([...at, "optional"]) ?? kind === "text";
  const locale = firstLocale(studio.draft.guidebook.value);
  const [low = "", high = ""] = ENDS[kind] ?? [];
  return (
    <>
      <TextField form={form} path={[...at, "title"]} label="Question" isText />
      <SelectField
        form={form}
        path={[...at, "kind"]}
        label="Answered by"
        choices={KINDS}
        onChoose={(next) => form.write(at, asQuestionKind(form.read(at), next))}
      />
      <IntroField form={form} path={[...at, "detail"]} label="More words" />
      {isScale(kind) && (
        <div class="pair">
          <TextField form={form} path={[...at, "low"]} label={`Words at ${low}`} isText optional />
          <TextField
            form={form}
            path={[...at, "high"]}
            label={`Words at ${high}`}
            isText
            optional
          />
        </div>
      )}
      {isChoice(kind) && (
        <fieldset class="list-field">
          <legend class="field-label">Answers</legend>
          <Rows
            studio={studio}
            form={form}
            path={options}
            one="answer"
            inner
            nameOf={(row) => plainText(form.read([...row, "label"]), locale)}
            draw={(row) => <TextField form={form} path={[...row, "label"]} label="Answer" isText />}
            make={() => ({ id: rowId(form.read(options), "answer"), label: "" })}
            first="label"
            most={MOST_OPTIONS}
          />
        </fieldset>
      )}
      <CheckField
        id={[...at, "optional"].join(".")}
        label="May be passed without an answer"
        checked={isOptional === true}
        onChange={(on) =>
          form.write([...at, "optional"], on === (kind === "text") ? undefined : on)
        }
      />
      <SurveyBranches studio={studio} form={form} at={at} kind={kind} />
    </>
  );
}
