import type { SeenEvent } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { Button } from "../parts/button.tsx";
import { ValueFields } from "./value-fields.tsx";

interface WhereFieldProps {
  readonly form: FormModel;
  /** Of the event match whose `where` is edited. */
  readonly path: JsonPath;
  readonly seen: readonly SeenEvent[];
}

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
        return (
          <fieldset key={pathText(row)} class="where-row">
            <legend>{index === 0 ? "Only where" : "and where"}</legend>
            <ValueFields
              form={form}
              at={row}
              subject={{ key: "property", label: "Property" }}
              known={properties}
            />
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
