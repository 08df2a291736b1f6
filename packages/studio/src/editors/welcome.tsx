import type { JSX } from "preact";
import { rowId } from "../models/row-id.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import type { FormProps } from "./form-props.ts";
import { GoalFields } from "./goals.tsx";
import { IntroField } from "./intro-field.tsx";
import { Rows } from "./rows.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

const MOST_OPTIONS = 8;

/** What brings somebody here, or who they are: one question, answered with one tap. */
export function WelcomeFields({ studio, model }: FormProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  const options = [...at, "options"];
  const asksGoal = form.read(options) === undefined && form.read([...at, "trait"]) === undefined;
  const choose = (kind: string): void => {
    const { trait: _trait, options: _options, ...rest } = form.read(at) as Record<string, unknown>;
    const own = [
      { id: "first", label: "" },
      { id: "second", label: "" },
    ];
    form.write(at, kind === "goal" ? rest : { ...rest, trait: "role", options: own });
  };
  return (
    <>
      <fieldset class="group">
        <legend>What it asks</legend>
        <TextField form={form} path={[...at, "title"]} label="Question" isText />
        <IntroField form={form} path={[...at, "intro"]} label="Introduction" />
        <SelectField
          form={form}
          // What is wrong with goals as answers stands at them; of its own the list below says it.
          path={asksGoal ? options : [...options, "of"]}
          label="Answers are"
          value={asksGoal ? "goal" : "own"}
          choices={[
            { value: "goal", words: "What people come for: the goals of your product" },
            { value: "own", words: "Answers of its own, kept as a trait" },
          ]}
          onChoose={choose}
        />
      </fieldset>
      <fieldset class="group">
        <legend>Answers</legend>
        {asksGoal ? (
          <GoalFields studio={studio} form={form} />
        ) : (
          <>
            <TextField
              form={form}
              path={[...at, "trait"]}
              label="Kept as the trait"
              optional
              placeholder="role"
              hint="One word. By itself it asks only people who do not have it yet."
            />
            <Rows
              studio={studio}
              form={form}
              path={options}
              one="answer"
              nameOf={(row) =>
                plainText(form.read([...row, "label"]), firstLocale(studio.draft.guidebook.value))
              }
              draw={(row) => (
                <div class="pair">
                  <TextField form={form} path={[...row, "label"]} label="Answer" isText />
                  <TextField
                    form={form}
                    path={[...row, "detail"]}
                    label="More words"
                    isText
                    optional
                  />
                </div>
              )}
              make={() => ({ id: rowId(form.read(options), "answer"), label: "" })}
              first="label"
              most={MOST_OPTIONS}
            />
          </>
        )}
      </fieldset>
    </>
  );
}
