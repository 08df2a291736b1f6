import type { AuthoredCondition, Guide } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { AUDIENCE_KINDS, type Audience, audienceOf, conditionOf } from "../models/audience.ts";
import { newCondition } from "../models/condition-kind.ts";
import type { FormModel } from "../models/form.ts";
import { type JsonPath } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { audienceWords } from "../words/audience.ts";
import { ConditionFields } from "./condition.tsx";
import { DurationField } from "./duration-field.tsx";
import { milestoneChoices } from "./choices.ts";
import { SelectField } from "./select-field.tsx";

interface AudienceProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the guide. */
  readonly at: JsonPath;
}

/** Who gets a guide by itself: one of the usual choices, or conditions put together; and what that comes to in words. */
export function AudienceFields({ studio, form, at }: AudienceProps): JSX.Element {
  const path: JsonPath = [...at, "when"];
  const audience = audienceOf(form.read(path) as AuthoredCondition | undefined);
  const book = studio.draft.guidebook.value;
  const guide = form.read(at) as Guide | undefined;
  const milestones = milestoneChoices(book);
  const first = milestones[0]?.value ?? "";
  const write = (next: Audience): void => form.write(path, conditionOf(next));
  const choose = (kind: string): void => {
    const milestone = "milestone" in audience ? audience.milestone : first;
    if (kind === "everyone" || kind === "nobody") write({ kind });
    else if (kind === "new") write({ kind, within: "14d" });
    // As a group, however few stand in it so far: the next one is added beside them.
    else if (kind === "other") {
      const present = conditionOf(audience);
      const of = present?.kind === "all" ? present.of : present === undefined ? [] : [present];
      write({
        kind,
        condition: { kind: "all", of: of.length > 0 ? of : [newCondition("reached")] },
      });
    } else if (kind === "reached" || kind === "not-reached" || kind === "stalled") {
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
        choices={AUDIENCE_KINDS.map((one) => ({ value: one.kind, words: one.words }))}
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
      {audience.kind === "other" && <ConditionFields studio={studio} form={form} at={path} />}
      {guide !== undefined && (
        <p class="audience-words">
          <span class="field-label">In words</span> {audienceWords(guide, book)}
        </p>
      )}
    </>
  );
}

function milestonePath(path: JsonPath, audience: Audience): JsonPath {
  return audience.kind === "not-reached"
    ? [...path, "condition", "milestone"]
    : [...path, "milestone"];
}
