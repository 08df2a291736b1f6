import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { isChoice, isScale } from "../models/question-kind.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { More } from "../parts/more.tsx";
import { ChoicesField } from "./choices-field.tsx";
import { NumberField } from "./number-field.tsx";
import { type Choice, SelectField } from "./select-field.tsx";
import { Ways } from "./ways.tsx";

interface BranchesProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the question. */
  readonly at: JsonPath;
  readonly kind: string;
}

const END: Choice = { value: "end", words: "The end" };

/** Which question follows which answer. The first way that fits is taken. */
export function SurveyBranches({ studio, form, at, kind }: BranchesProps): JSX.Element {
  const path = [...at, "branches"];
  const locale = firstLocale(studio.draft.guidebook.value);
  const own = Number(at.at(-1));
  const questions = namedRows(form.read(at.slice(0, -1)), "title", locale);
  const next = [...questions.filter((_, index) => index !== own), END];
  const options = namedRows(form.read([...at, "options"]), "label", locale);
  return (
    <More words="What comes next" open={form.read(path) !== undefined}>
      <Ways
        studio={studio}
        form={form}
        path={path}
        draw={(row) => (
          <>
            {isScale(kind) && (
              <div class="pair">
                <NumberField
                  form={form}
                  path={[...row, "atLeast"]}
                  label="Score of at least"
                  optional
                />
                <NumberField form={form} path={[...row, "atMost"]} label="and at most" optional />
              </div>
            )}
            {isChoice(kind) && (
              <ChoicesField
                form={form}
                path={[...row, "oneOf"]}
                label="Chose any of"
                choices={options}
                none="There is no answer to choose yet."
                hint="None ticked: always."
              />
            )}
            <SelectField form={form} path={[...row, "to"]} label="Then comes" choices={next} />
          </>
        )}
        // As without the way: nothing changes until somebody says who takes it, or where it leads.
        make={() => ({ to: (questions[own + 1] ?? END).value })}
        to="to"
        none="The question that follows, whatever the answer."
      />
    </More>
  );
}

/** Rows with an id, each with its number and words. */
function namedRows(rows: unknown, key: string, locale: string): readonly Choice[] {
  const list = (Array.isArray(rows) ? rows : []) as readonly Readonly<Record<string, unknown>>[];
  return list.map((row, index) => ({
    value: String(row["id"]),
    words: `${index + 1}. ${plainText(row[key], locale) || String(row["id"])}`,
  }));
}
