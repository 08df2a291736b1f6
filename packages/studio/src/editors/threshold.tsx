import type { SeenEvent } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { CheckField } from "./check-field.tsx";
import { DurationField } from "./duration-field.tsx";
import { EventField } from "./event-field.tsx";
import { NumberField } from "./number-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";
import { WhereField } from "./where-field.tsx";

interface ThresholdFieldsProps {
  readonly form: FormModel;
  /** Of the milestone's `when`. */
  readonly at: JsonPath;
  readonly seen: readonly SeenEvent[];
}

const KINDS = [
  { value: "count", words: "does something often enough" },
  { value: "distinct", words: "does it with enough different things" },
  { value: "sum", words: "adds up enough of something" },
  { value: "active-time", words: "is active for long enough" },
];
const FRAMES = [
  { value: "", words: "at any time" },
  { value: "since-start", words: "soon after first use" },
  { value: "rolling", words: "within any stretch of time" },
];

/** How much of what has to happen, as a sentence with fields in it. */
export function ThresholdFields({ form, at, seen }: ThresholdFieldsProps): JSX.Element {
  const kind = form.text([...at, "kind"]) || "count";
  const event: JsonPath = [...at, "event"];
  const name = form.read([...event, "name"]);
  const properties = seen.find((one) => one.name === name)?.properties ?? [];
  const frame = form.text([...at, "within", "kind"]);
  return (
    <fieldset class="group">
      <legend>Reached when a person …</legend>
      <SelectField
        form={form}
        path={[...at, "kind"]}
        label="What has to happen"
        choices={KINDS}
        onChoose={(next) => form.write(at, convert(form.read(at), next))}
      />
      {kind !== "active-time" && (
        <>
          <EventField form={form} path={[...event, "name"]} label="Event" seen={seen} />
          <WhereField form={form} path={event} seen={seen} />
        </>
      )}
      {(kind === "distinct" || kind === "sum") && (
        <TextField
          form={form}
          path={[...at, "property"]}
          label={kind === "distinct" ? "Property that must differ" : "Property to add up"}
          proposals={properties.map((one) => one.name)}
        />
      )}
      <div class="sentence">
        {kind === "active-time" ? (
          <DurationField form={form} path={[...at, "atLeast"]} label="At least" unit="m" />
        ) : (
          <NumberField form={form} path={[...at, "atLeast"]} label={atLeastLabel(kind)} />
        )}
        <SelectField
          form={form}
          path={[...at, "within", "kind"]}
          label="When"
          value={frame}
          choices={FRAMES.slice(1)}
          placeholder="at any time"
          onChoose={(next) => {
            const length = form.read([...at, "within", "for"]) ?? "10d";
            form.write([...at, "within"], next === "" ? undefined : { kind: next, for: length });
          }}
        />
        {frame !== "" && (
          <DurationField
            form={form}
            path={[...at, "within", "for"]}
            label={frame === "rolling" ? "In any" : "Within the first"}
            unit="d"
          />
        )}
      </div>
      {kind === "sum" && (
        <CheckField
          id={`${at.join(".")}:running`}
          label="The property is a running total of its session"
          hint="Such as seconds watched so far: then only the highest of each session counts."
          checked={form.read([...at, "running"]) === true}
          onChange={(on) => form.write([...at, "running"], on ? true : undefined)}
        />
      )}
    </fieldset>
  );
}

function atLeastLabel(kind: string): string {
  if (kind === "distinct") return "At least so many different";
  return kind === "sum" ? "At least in total" : "At least so many times";
}

/** The same threshold as another kind: what both know is kept. */
function convert(before: unknown, kind: string): unknown {
  const old = (typeof before === "object" && before !== null ? before : {}) as Record<
    string,
    unknown
  >;
  const within = old.within === undefined ? {} : { within: old.within };
  if (kind === "active-time") return { kind, atLeast: "10m", ...within };
  const event = old.event ?? { name: "" };
  const atLeast = typeof old.atLeast === "number" ? old.atLeast : 1;
  const property = kind === "count" ? {} : { property: old.property ?? "" };
  return { kind, event, ...property, atLeast, ...within };
}
