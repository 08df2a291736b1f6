import type { SeenEvent } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { typedValue } from "../models/seen-events.ts";
import { Button } from "../parts/button.tsx";
import { ProblemLines } from "../parts/field-frame.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

interface WhereFieldProps {
  readonly form: FormModel;
  /** Of the event match whose `where` is edited. */
  readonly path: JsonPath;
  readonly seen: readonly SeenEvent[];
}

const TESTS = [
  { value: "equals", words: "is" },
  { value: "not-equals", words: "is not" },
  { value: "contains", words: "contains" },
  { value: "more-than", words: "is more than" },
  { value: "at-least", words: "is at least" },
  { value: "less-than", words: "is less than" },
  { value: "at-most", words: "is at most" },
  { value: "exists", words: "is there" },
  { value: "absent", words: "is not there" },
];
const NUMERIC = new Set(["more-than", "at-least", "less-than", "at-most"]);

/** Only those events count whose properties pass these tests. */
export function WhereField({ form, path, seen }: WhereFieldProps): JSX.Element {
  const at: JsonPath = [...path, "where"];
  const stored = form.read(at);
  const tests: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const name = form.read([...path, "name"]);
  const properties = seen.find((one) => one.name === name)?.properties ?? [];
  const write = (next: readonly unknown[]): void =>
    form.write(at, next.length === 0 ? undefined : next);
  return (
    <div class="where">
      {tests.map((_, index) => {
        const row: JsonPath = [...at, index];
        const is = form.text([...row, "is"]);
        const property = form.read([...row, "property"]);
        const known = properties.find((one) => one.name === property);
        const value = form.read([...row, "value"]);
        const valueId = pathText([...row, "value"]);
        const problems = form.shownAt([...row, "value"]);
        return (
          <fieldset key={pathText(row)} class="where-row">
            <legend>{index === 0 ? "Only where" : "and where"}</legend>
            <TextField
              form={form}
              path={[...row, "property"]}
              label="Property"
              proposals={properties.map((one) => one.name)}
            />
            <SelectField form={form} path={[...row, "is"]} label="Test" choices={TESTS} />
            {is !== "exists" && is !== "absent" && (
              <div class="field">
                <label class="field-label" for={valueId}>
                  Value
                </label>
                <input
                  id={valueId}
                  type="text"
                  autocomplete="off"
                  list={`${valueId}:seen`}
                  value={shown(value)}
                  aria-invalid={problems.length > 0}
                  onInput={(typing) =>
                    form.write(
                      [...row, "value"],
                      typedValue(typing.currentTarget.value, known?.kinds ?? [], NUMERIC.has(is)),
                    )
                  }
                />
                <datalist id={`${valueId}:seen`}>
                  {(known?.examples ?? []).map((example) => (
                    <option key={example} value={example} />
                  ))}
                </datalist>
                <ProblemLines id={valueId} problems={problems} />
              </div>
            )}
            <Button
              small
              look="quiet"
              label={`Remove test ${index + 1}`}
              onPress={() => write(tests.filter((__, place) => place !== index))}
            >
              Remove
            </Button>
          </fieldset>
        );
      })}
      <Button small onPress={() => write([...tests, { property: "", is: "equals", value: "" }])}>
        {tests.length === 0 ? "Only count some of them…" : "Add another test"}
      </Button>
    </div>
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
