import { FRUSTRATION_KINDS, STALL_REASON_KINDS } from "@cairn/core";
import type { JSX } from "preact";
import type { LeafKind } from "../models/condition-kind.ts";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { languageName } from "../models/language.ts";
import { list } from "../words/list.ts";
import { SIGN_WORDS } from "../words/sign.ts";
import { milestoneChoices, segmentChoices } from "./choices.ts";
import { ChoicesField } from "./choices-field.tsx";
import { DidFields, DoneByFields } from "./condition-did.tsx";
import { DurationField } from "./duration-field.tsx";
import { ListField } from "./list-field.tsx";
import { MomentField } from "./moment-field.tsx";
import { NumberField } from "./number-field.tsx";
import { SelectField } from "./select-field.tsx";
import { ValueFields } from "./value-fields.tsx";

interface LeafProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the condition itself, inside its "not". */
  readonly at: JsonPath;
  readonly kind: LeafKind;
  readonly segment?: string;
}

/** The fields of one condition that holds no other. */
export function LeafFields(props: LeafProps): JSX.Element {
  const { studio, form, at, kind } = props;
  const book = studio.draft.guidebook.value;
  const milestones = milestoneChoices(book);
  const added = studio.platform.focus;
  switch (kind) {
    case "segment": {
      const others = segmentChoices(book).filter(({ value }) => value !== props.segment);
      return <SelectField form={form} path={[...at, "segment"]} label="Segment" choices={others} />;
    }
    case "reached":
      return (
        <>
          <SelectField
            form={form}
            path={[...at, "milestone"]}
            label="Milestone"
            choices={milestones}
          />
          <DurationField
            form={form}
            path={[...at, "within"]}
            label="At most so long ago"
            unit="d"
            optional
          />
          <DurationField
            form={form}
            path={[...at, "atLeastAgo"]}
            label="At least so long ago"
            unit="d"
            optional
          />
        </>
      );
    case "did":
      return <DidFields form={form} at={at} seen={studio.seen.value} />;
    case "account-people":
    case "account-share":
      return <DoneByFields form={form} at={at} seen={studio.seen.value} kind={kind} />;
    case "trait":
    case "account-trait": {
      // What identify and group carried are the traits that there are.
      const told = kind === "trait" ? "identify" : "group";
      const known = studio.seen.value.find((one) => one.type === told)?.properties ?? [];
      const label = kind === "trait" ? "Trait" : "Account trait";
      return <ValueFields form={form} at={at} subject={{ key: "trait", label }} known={known} />;
    }
    case "goal": {
      const goals = Object.entries(book.goals ?? {}).map(([value, { title }]) => ({
        value,
        words: plainText(title, firstLocale(book)) || value,
      }));
      return (
        <ChoicesField
          form={form}
          path={[...at, "oneOf"]}
          label="Goals"
          choices={goals}
          none="No goals are written yet."
        />
      );
    }
    case "page":
      return (
        <ListField
          form={form}
          path={[...at, "paths"]}
          label="Pages"
          one="page"
          required
          placeholder="/invoices/**"
          onAdded={added}
        />
      );
    case "locale":
      return (
        <ListField
          form={form}
          path={[...at, "oneOf"]}
          label="Languages"
          one="language"
          required
          placeholder="de"
          hint={languagesHint(form.read([...at, "oneOf"]))}
          onAdded={added}
        />
      );
    case "device":
      return (
        <ChoicesField
          form={form}
          path={[...at, "oneOf"]}
          label="Devices"
          choices={DEVICES}
          none=""
        />
      );
    case "stalled":
      return (
        <>
          <SelectField
            form={form}
            path={[...at, "milestone"]}
            label="At"
            placeholder="any milestone"
            optional
            choices={milestones}
          />
          <SelectField
            form={form}
            path={[...at, "reason"]}
            label="By"
            placeholder="whatever shows it"
            optional
            choices={REASONS}
          />
        </>
      );
    case "frustrated":
      return (
        <>
          <SelectField form={form} path={[...at, "by"]} label="Which" choices={SIGNS} />
          <NumberField
            form={form}
            path={[...at, "atLeast"]}
            label="At least so many times"
            optional
          />
          <DurationField form={form} path={[...at, "within"]} label="In the last" unit="d" />
        </>
      );
    case "age":
      return (
        <>
          <DurationField
            form={form}
            path={[...at, "atMost"]}
            label="At most so long ago"
            unit="d"
            optional
          />
          <DurationField
            form={form}
            path={[...at, "atLeast"]}
            label="At least so long ago"
            unit="d"
            optional
          />
        </>
      );
    case "returned":
      return (
        <DurationField form={form} path={[...at, "after"]} label="Away for at least" unit="d" />
      );
    case "inactive":
      return <DurationField form={form} path={[...at, "for"]} label="For the last" unit="d" />;
    case "schedule":
      return (
        <>
          <MomentField form={form} path={[...at, "from"]} label="From" />
          <MomentField form={form} path={[...at, "until"]} label="Until" />
        </>
      );
  }
}

function languagesHint(tags: unknown): string {
  const known = (Array.isArray(tags) ? tags : []).filter((tag) => typeof tag === "string" && tag);
  if (known.length === 0) return "Tags such as de or pt-BR; pt takes in every Portuguese.";
  return `${list(known.map(languageName), "or")}.`;
}

const DEVICES = [
  { value: "phone", words: "Phone" },
  { value: "tablet", words: "Tablet" },
  { value: "desktop", words: "Computer" },
];
// Nobody who is away is there to be shown something, but a segment may ask for them.
const REASONS = STALL_REASON_KINDS.map((value) => ({ value, words: SIGN_WORDS[value] }));
const SIGNS = FRUSTRATION_KINDS.map((value) => ({ value, words: SIGN_WORDS[value] }));
