import type { SeenEvent } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { asThresholdKind } from "../models/threshold-kind.ts";
import { CheckField } from "./check-field.tsx";
import { DurationField } from "./duration-field.tsx";
import { EventField } from "./event-field.tsx";
import { NumberField } from "./number-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";
import { StepFields } from "./threshold-steps.tsx";
import { WindowFields } from "./threshold-window.tsx";
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
  { value: "sequence", words: "does one thing after another" },
  { value: "absent", words: "does not do something in time" },
];
const WITH_EVENT = ["count", "distinct", "sum", "absent"];

/** How much of what has to happen, as a sentence with fields in it. */
export function ThresholdFields({ form, at, seen }: ThresholdFieldsProps): JSX.Element {
  const kind = form.text([...at, "kind"]) || "count";
  const event: JsonPath = [...at, "event"];
  const name = form.read([...event, "name"]);
  const properties = seen.find((one) => one.name === name)?.properties ?? [];
  const isCounted = kind === "count" || kind === "distinct" || kind === "sum";
  return (
    <fieldset class="group">
      <legend>Reached when a person …</legend>
      <SelectField
        form={form}
        path={[...at, "kind"]}
        label="What has to happen"
        choices={KINDS}
        onChoose={(next) => form.write(at, asThresholdKind(form.read(at), next))}
      />
      {WITH_EVENT.includes(kind) && (
        <>
          <EventField form={form} path={[...event, "name"]} label="Event" seen={seen} />
          <WhereField form={form} path={event} seen={seen} />
        </>
      )}
      {kind === "sequence" && <StepFields form={form} at={at} seen={seen} />}
      {kind === "absent" && <AbsentFields form={form} at={at} seen={seen} />}
      {(kind === "distinct" || kind === "sum") && (
        <TextField
          form={form}
          path={[...at, "property"]}
          label={kind === "distinct" ? "Property that must differ" : "Property to add up"}
          proposals={properties.map((one) => one.name)}
        />
      )}
      {kind !== "absent" && (
        <div class="sentence">
          {kind === "active-time" && (
            <DurationField form={form} path={[...at, "atLeast"]} label="At least" unit="m" />
          )}
          {isCounted && (
            <NumberField form={form} path={[...at, "atLeast"]} label={atLeastLabel(kind)} />
          )}
          <WindowFields form={form} at={[...at, "within"]} />
        </div>
      )}
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

/** How long it must not happen, and from when on. */
function AbsentFields({ form, at, seen }: ThresholdFieldsProps): JSX.Element {
  const after: JsonPath = [...at, "after"];
  const isOwn = form.read(after) !== undefined;
  return (
    <>
      <DurationField
        form={form}
        path={[...at, "for"]}
        label="Not within"
        unit="d"
        hint="Reached when this time is over and it has not happened."
      />
      <CheckField
        id={`${after.join(".")}:own`}
        label="Counted from another event than sign-up"
        hint="Left out: from the event that begins a customer's life (lifecycle.start)."
        checked={isOwn}
        onChange={(on) => form.write(after, on ? { name: "" } : undefined)}
      />
      {isOwn && (
        <EventField form={form} path={[...after, "name"]} label="From this event on" seen={seen} />
      )}
    </>
  );
}

function atLeastLabel(kind: string): string {
  if (kind === "distinct") return "At least so many different";
  return kind === "sum" ? "At least in total" : "At least so many times";
}
