import type { Operator } from "@cairn/core";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { typedValue } from "../models/seen-events.ts";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";
import { VALUE_TESTS } from "../words/value-test.ts";
import { DurationField } from "./duration-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

interface ValueFieldsProps {
  readonly form: FormModel;
  /** Of the test: it holds what is tested, `is` and `value`. */
  readonly at: JsonPath;
  /** Key of what is tested, and what that is called. */
  readonly subject: { readonly key: string; readonly label: string };
  /** What is known of such values. */
  readonly known: readonly KnownValue[];
  readonly tests?: readonly Operator[];
}

/** A trait or property that arrived, with the kinds of its values and some of them. */
export interface KnownValue {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly examples: readonly string[];
}

const NUMERIC: ReadonlySet<string> = new Set(["more-than", "at-least", "less-than", "at-most"]);

/** A test of one trait or property, in three fields: which, how, against what. */
export function ValueFields({ form, at, subject, known, tests }: ValueFieldsProps): JSX.Element {
  const is = form.text([...at, "is"]);
  const name = form.read([...at, subject.key]);
  const one = known.find((value) => value.name === name);
  const choices = VALUE_TESTS.filter(({ value }) => tests?.includes(value) ?? true);
  const path: JsonPath = [...at, "value"];
  const isSpan = is === "within-next" || is === "within-last";
  const choose = (next: string): void => {
    const wantsSpan = next === "within-next" || next === "within-last";
    const before = form.read(path);
    const stored = { ...(form.read(at) as object), is: next };
    if (next === "exists" || next === "absent") form.write(at, { ...stored, value: undefined });
    else if (wantsSpan) form.write(at, { ...stored, value: isSpan ? before : "30d" });
    else if (next === "one-of")
      form.write(at, { ...stored, value: Array.isArray(before) ? before : [before ?? ""] });
    else
      form.write(at, {
        ...stored,
        value: isSpan ? "" : Array.isArray(before) ? before[0] : (before ?? ""),
      });
  };
  return (
    <>
      <TextField
        form={form}
        path={[...at, subject.key]}
        label={subject.label}
        proposals={known.map((value) => value.name)}
      />
      <SelectField
        form={form}
        path={[...at, "is"]}
        label="Test"
        choices={choices}
        onChoose={choose}
      />
      {isSpan && <DurationField form={form} path={path} label="So long" unit="d" />}
      {!isSpan && is !== "exists" && is !== "absent" && (
        <ValueField form={form} path={path} is={is} one={one} />
      )}
    </>
  );
}

function ValueField(props: {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly is: string;
  readonly one: KnownValue | undefined;
}): JSX.Element {
  const { form, path, is, one } = props;
  const id = pathText(path);
  const problems = form.shownAt(path, true);
  const isList = is === "one-of";
  const hint = isList ? "Apart by commas." : undefined;
  const typed = (text: string): unknown => typedValue(text, one?.kinds ?? [], NUMERIC.has(is));
  return (
    <FieldFrame
      id={id}
      label={isList ? "Values" : "Value"}
      problems={problems}
      {...(hint === undefined ? {} : { hint })}
    >
      <input
        id={id}
        type="text"
        autocomplete="off"
        list={`${id}:seen`}
        value={shown(form.read(path))}
        aria-describedby={describedBy(id, hint !== undefined, problems)}
        aria-invalid={problems.length > 0}
        onBlur={() => form.touch(path)}
        onInput={(typing) => {
          const text = typing.currentTarget.value;
          form.write(
            path,
            isList ? text.split(",").map((part) => typed(part.trimStart())) : typed(text),
          );
        }}
      />
      <datalist id={`${id}:seen`}>
        {(one?.examples ?? []).map((example) => (
          <option key={example} value={example} />
        ))}
      </datalist>
    </FieldFrame>
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
