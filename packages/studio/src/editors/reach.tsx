import type { JSX } from "preact";
import { More } from "../parts/more.tsx";
import { AudienceFields } from "./audience.tsx";
import { DurationField } from "./duration-field.tsx";
import type { FormProps } from "./form-props.ts";
import { HoldoutFields } from "./holdout.tsx";
import { ListField } from "./list-field.tsx";
import { NumberField } from "./number-field.tsx";
import { RenamePart } from "./rename-part.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

/** Who gets a guide and where, how often, and who goes without it. */
export function ReachFields({ studio, model }: FormProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  const status = (
    <SelectField
      form={form}
      path={[...at, "status"]}
      label="It is"
      placeholder="On: shown once it is published"
      leftOut="on"
      choices={STANDINGS}
    />
  );
  const note = (
    <TextField
      form={form}
      path={[...at, "note"]}
      label="Note for your team"
      optional
      lines={2}
      hint="Never published."
    />
  );
  // Your app starts a cancel flow: nothing else decides when it shows.
  if (form.text([...at, "kind"]) === "cancel") {
    return (
      <fieldset class="group">
        <legend>For your team</legend>
        {status}
        {note}
        <RenamePart studio={studio} section="guides" model={model} />
      </fieldset>
    );
  }
  return (
    <>
      <fieldset class="group">
        <legend>Who gets it, and where</legend>
        <AudienceFields studio={studio} form={form} at={at} />
        <ListField
          form={form}
          path={[...at, "pages"]}
          label="Only on these pages"
          one="page"
          placeholder="/invoices/**"
          hint="Left out: everywhere. * stands for one part, ** for any rest."
          onAdded={studio.platform.focus}
        />
        <HowOften studio={studio} model={model} />
        <HoldoutFields form={form} />
        {status}
        {note}
        <RenamePart studio={studio} section="guides" model={model} />
      </fieldset>
    </>
  );
}

const STANDINGS = [
  { value: "off", words: "Off: kept and published, but nobody sees it" },
  { value: "archived", words: "Archived: off, and put aside" },
];

function HowOften({ studio, model }: FormProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  const groups = Object.keys(studio.draft.guidebook.value.caps?.groups ?? {});
  const isSet = ["caps", "delay", "priority", "group", "snooze"].some(
    (key) => form.read([...at, key]) !== undefined,
  );
  return (
    <More words="How often, and before which others" open={isSet}>
      <div class="pair">
        <NumberField
          form={form}
          path={[...at, "caps", "times"]}
          label="Shown at most so many times"
          optional
        />
        <DurationField
          form={form}
          path={[...at, "caps", "every"]}
          label="Not more often than every"
          unit="d"
          optional
        />
        <DurationField
          form={form}
          path={[...at, "delay"]}
          label="Only after this has held for"
          unit="s"
          optional
        />
        <DurationField
          form={form}
          path={[...at, "snooze"]}
          label="“Later” means"
          unit="d"
          optional
          hint="1 day when left out."
        />
        <NumberField
          form={form}
          path={[...at, "priority"]}
          label="Priority"
          optional
          hint="−100 to 100, 0 when left out. One guide shows at a time; higher goes first."
        />
        {(groups.length > 0 || form.read([...at, "group"]) !== undefined) && (
          <SelectField
            form={form}
            path={[...at, "group"]}
            label="Shares the limits of"
            placeholder="No group"
            optional
            choices={groups.map((id) => ({ value: id, words: id }))}
          />
        )}
      </div>
      <p class="field-hint">
        All guides together keep the <a href={studio.router.href({ kind: "look" })}>limits</a> of
        the whole product.
      </p>
    </More>
  );
}
