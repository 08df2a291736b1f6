import { isPlural } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { pluralForms } from "../models/plural.ts";
import { rowId } from "../models/row-id.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { PLURAL_WORDS } from "../words/plural.ts";
import { CheckField } from "./check-field.tsx";
import { DurationField } from "./duration-field.tsx";
import { EventField } from "./event-field.tsx";
import { NumberField } from "./number-field.tsx";
import { Rows } from "./rows.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";
import { WhereField } from "./where-field.tsx";

interface FiguresProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the list. */
  readonly path: JsonPath;
}

const MOST_FIGURES = 6;

/** The numbers that tell what somebody got out of the product. */
export function FigureRows({ studio, form, path }: FiguresProps): JSX.Element {
  const locale = firstLocale(studio.draft.guidebook.value);
  return (
    <Rows
      studio={studio}
      form={form}
      path={path}
      one="figure"
      nameOf={(at) => labelOf(form.read([...at, "label"]), locale)}
      draw={(at) => <FigureFields studio={studio} form={form} path={at} />}
      make={() => ({
        id: rowId(form.read(path), "figure"),
        label: "",
        from: { kind: "events", event: { name: "" }, within: "30d" },
      })}
      first="label"
      most={MOST_FIGURES}
    />
  );
}

function FigureFields({ studio, form, path }: FiguresProps): JSX.Element {
  const from = [...path, "from"];
  const kind = form.text([...from, "kind"]);
  return (
    <>
      <LabelFields form={form} path={[...path, "label"]} />
      <SelectField
        form={form}
        path={[...from, "kind"]}
        label="The number is"
        choices={[
          { value: "events", words: "Counted from events" },
          { value: "trait", words: "Told by your app as a trait" },
        ]}
        onChoose={(next) =>
          form.write(
            from,
            next === "trait" ? { kind: next, trait: "" } : { kind: next, event: { name: "" } },
          )
        }
      />
      {kind === "trait" && (
        <TextField form={form} path={[...from, "trait"]} label="Trait" placeholder="hours_saved" />
      )}
      {kind === "events" && <EventSource studio={studio} form={form} path={from} />}
      <div class="pair">
        <NumberField
          form={form}
          path={[...path, "scale"]}
          label="Multiplied by"
          optional
          hint="0.01 makes euros of cents."
        />
        <TextField
          form={form}
          path={[...path, "currency"]}
          label="Currency"
          optional
          placeholder="EUR"
          hint="Left out: a plain number."
        />
      </div>
    </>
  );
}

function EventSource({ studio, form, path }: FiguresProps): JSX.Element {
  const event = [...path, "event"];
  const seen = studio.seen.value;
  const known = seen.find((one) => one.name === form.read([...event, "name"]))?.properties ?? [];
  return (
    <>
      <EventField form={form} path={[...event, "name"]} label="Event" seen={seen} brief />
      <WhereField form={form} path={event} seen={seen} />
      <div class="pair">
        <TextField
          form={form}
          path={[...path, "property"]}
          label="Adds up its property"
          optional
          proposals={known.map((one) => one.name)}
          hint="Left out: the events are counted."
        />
        <DurationField
          form={form}
          path={[...path, "within"]}
          label="In the last"
          unit="d"
          optional
          hint="Left out: from the beginning."
        />
        <NumberField
          form={form}
          path={[...path, "most"]}
          label="Of the latest"
          optional
          hint="So many are kept to count; 200 when left out, at most 1000."
        />
      </div>
    </>
  );
}

/** One text after the number, or one for each plural form of the first language. */
function LabelFields({ form, path }: Omit<FiguresProps, "studio">): JSX.Element {
  const label = form.read(path);
  const locale = firstLocale(form.draft.guidebook.value);
  const isMany = isPlural(label);
  const toggle = (on: boolean): void => {
    const words = isMany ? label["other"] : label;
    form.write(path, on ? { one: words, other: words } : words);
  };
  return (
    <>
      {isMany ? (
        <div class="pair">
          {pluralForms(locale).map((category) => (
            <TextField
              key={category}
              form={form}
              path={[...path, category]}
              label={`After ${PLURAL_WORDS[category]}`}
              isText
              optional={category !== "other"}
            />
          ))}
        </div>
      ) : (
        <TextField
          form={form}
          path={path}
          label="Words after the number"
          isText
          placeholder="invoices sent"
        />
      )}
      <CheckField
        id={`${path.join(".")}:plural`}
        label="Other words for one than for many"
        checked={isMany}
        onChange={toggle}
      />
    </>
  );
}

function labelOf(label: unknown, locale: string): string {
  return plainText(isPlural(label) ? label["other"] : label, locale);
}
