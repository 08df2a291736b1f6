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

interface DidProps {
  readonly form: FormModel;
  /** Of the condition. */
  readonly at: JsonPath;
  readonly seen: readonly SeenEvent[];
}

const MEASURES = [
  { value: "times", words: "so many times" },
  { value: "distinct", words: "with so many different things" },
  { value: "sum", words: "adding up to so much" },
];
const FRAMES = [
  { value: "last", words: "in the last …" },
  { value: "day", words: "today (UTC)" },
  { value: "week", words: "this week, from Monday (UTC)" },
  { value: "month", words: "this month (UTC)" },
];

/** Something done: which event, how much of it, since when. */
export function DidFields({ form, at, seen }: DidProps): JSX.Element {
  const condition = form.read(at) as Readonly<Record<string, unknown>>;
  const measure = "distinct" in condition ? "distinct" : "sum" in condition ? "sum" : "times";
  const name = form.read([...at, "event", "name"]);
  const properties = seen.find((one) => one.name === name)?.properties ?? [];
  const within = condition["within"] as string | { readonly unit?: string } | undefined;
  const frame =
    typeof within === "object" ? (within.unit ?? "") : within === undefined ? "" : "last";
  const measureBy = (next: string): void => {
    const { distinct, sum, ...rest } = condition;
    const property = distinct ?? sum ?? "";
    form.write(at, next === "times" ? rest : { ...rest, [next]: property });
  };
  return (
    <>
      <EventField form={form} path={[...at, "event", "name"]} label="Event" seen={seen} brief />
      <WhereField form={form} path={[...at, "event"]} seen={seen} />
      <SelectField
        form={form}
        path={[...at, "measure"]}
        label="How much"
        value={measure}
        choices={MEASURES}
        onChoose={measureBy}
      />
      {measure !== "times" && (
        <TextField
          form={form}
          path={[...at, measure]}
          label={measure === "distinct" ? "Property that must differ" : "Property to add up"}
          proposals={properties.map((one) => one.name)}
        />
      )}
      <NumberField form={form} path={[...at, "atLeast"]} label="At least" />
      <SelectField
        form={form}
        path={[...at, "within", "frame"]}
        label="When"
        value={frame}
        placeholder="at any time"
        choices={FRAMES}
        onChoose={(next) => form.write([...at, "within"], windowOf(next, within))}
      />
      {frame === "last" && (
        <DurationField form={form} path={[...at, "within"]} label="In the last" unit="d" />
      )}
    </>
  );
}

function windowOf(frame: string, before: unknown): unknown {
  if (frame === "") return undefined;
  if (frame === "last") return "30d";
  const offset = typeof before === "object" ? before : {};
  return { ...offset, kind: "calendar", unit: frame };
}

/** What people of an account did together, and by how many of them. */
export function DoneByFields(
  props: DidProps & { readonly kind: "account-people" | "account-share" },
): JSX.Element {
  const { form, at, seen, kind } = props;
  const hasEvent = form.read([...at, "event"]) !== undefined;
  return (
    <>
      {kind === "account-people" && (
        <NumberField form={form} path={[...at, "atLeast"]} label="At least so many people" />
      )}
      {kind === "account-share" && (
        <NumberField
          form={form}
          path={[...at, "atLeast"]}
          label="At least this share"
          hint="0.8 stands for 80 %."
        />
      )}
      <DurationField form={form} path={[...at, "within"]} label="In the last" unit="d" />
      <CheckField
        id={`${at.join(".")}:event`}
        label="Only one event counts"
        hint="Left out: anything they do."
        checked={hasEvent}
        onChange={(on) => form.write([...at, "event"], on ? { name: "" } : undefined)}
      />
      {hasEvent && (
        <EventField form={form} path={[...at, "event", "name"]} label="Event" seen={seen} brief />
      )}
    </>
  );
}
