import type { AuthoredCondition } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { AUDIENCE_KINDS, type Audience, audienceOf, conditionOf } from "../models/audience.ts";
import type { FormModel } from "../models/form.ts";
import { type JsonPath } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { Notice } from "../parts/notice.tsx";
import { DurationField } from "./duration-field.tsx";
import { milestoneChoices } from "./choices.ts";
import { SelectField } from "./select-field.tsx";

interface AudienceProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the guide. */
  readonly at: JsonPath;
}

/** Who gets a guide by itself. A condition written elsewhere is named and kept. */
export function AudienceFields({ studio, form, at }: AudienceProps): JSX.Element {
  const path: JsonPath = [...at, "when"];
  const audience = audienceOf(form.read(path) as AuthoredCondition | undefined);
  const milestones = milestoneChoices(studio.draft.guidebook.value);
  const first = milestones[0]?.value ?? "";
  const write = (next: Audience): void => form.write(path, conditionOf(next));
  const choose = (kind: string): void => {
    const milestone = "milestone" in audience ? audience.milestone : first;
    if (kind === "everyone" || kind === "nobody") write({ kind });
    else if (kind === "new") write({ kind, within: "14d" });
    else if (kind === "reached" || kind === "not-reached" || kind === "stalled") {
      write({ kind, milestone });
    }
  };
  return (
    <>
      <SelectField
        form={form}
        path={path}
        label="Shown to"
        value={audience.kind}
        choices={[
          ...AUDIENCE_KINDS.map((one) => ({ value: one.kind, words: one.words })),
          ...(audience.kind === "other"
            ? [{ value: "other", words: "People who meet a condition written elsewhere" }]
            : []),
        ]}
        onChoose={choose}
      />
      {audience.kind === "new" && (
        <DurationField form={form} path={[...path, "atMost"]} label="In their first" unit="d" />
      )}
      {"milestone" in audience && (
        <SelectField
          form={form}
          path={milestonePath(path, audience)}
          label="Which milestone"
          choices={milestones}
        />
      )}
      {audience.kind === "other" && (
        <Notice tone="calm">
          Its condition holds more than this form shows. It is kept as it is until you choose
          something else.
        </Notice>
      )}
    </>
  );
}

function milestonePath(path: JsonPath, audience: Audience): JsonPath {
  return audience.kind === "not-reached"
    ? [...path, "condition", "milestone"]
    : [...path, "milestone"];
}
