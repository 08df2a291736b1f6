import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { asWindowKind } from "../models/threshold-kind.ts";
import { DurationField } from "./duration-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

const FRAMES = [
  { value: "since-start", words: "soon after first use" },
  { value: "rolling", words: "within any stretch of time" },
  { value: "calendar", words: "within one day, week or month of the calendar" },
];
const UNITS = [
  { value: "day", words: "day" },
  { value: "week", words: "week, from Monday" },
  { value: "month", words: "month" },
];

interface WindowFieldsProps {
  readonly form: FormModel;
  /** Of the `within`. */
  readonly at: JsonPath;
}

/** The time that a milestone's events must lie in. */
export function WindowFields({ form, at }: WindowFieldsProps): JSX.Element {
  const frame = form.text([...at, "kind"]);
  return (
    <>
      <SelectField
        form={form}
        path={[...at, "kind"]}
        label="When"
        value={frame}
        choices={FRAMES}
        placeholder="at any time"
        onChoose={(next) => form.write(at, asWindowKind(form.read(at), next))}
      />
      {(frame === "rolling" || frame === "since-start") && (
        <DurationField
          form={form}
          path={[...at, "for"]}
          label={frame === "rolling" ? "In any" : "Within the first"}
          unit="d"
        />
      )}
      {frame === "calendar" && (
        <>
          <SelectField form={form} path={[...at, "unit"]} label="Within one" choices={UNITS} />
          <TextField
            form={form}
            path={[...at, "utcOffset"]}
            label="Hours from UTC"
            optional
            placeholder="+02:00"
            hint="The same clock for everybody, all year round. Left out: UTC."
          />
        </>
      )}
    </>
  );
}
