import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { USUAL_GLOBAL_HOLDOUT } from "../words/experiment.ts";
import { milestoneChoices } from "./choices.ts";
import { DurationField } from "./duration-field.tsx";
import { SelectField } from "./select-field.tsx";
import { ShareField } from "./share-field.tsx";

/** Who goes without a guide so that its effect shows, and what it is measured by. */
export function HoldoutFields({ form }: { readonly form: FormModel }): JSX.Element {
  const holdout = form.read([...form.at, "holdout"]);
  // Written by hand without anybody who goes without, it still stands there.
  const isMeasured =
    (typeof holdout === "number" && holdout > 0) || form.read([...form.at, "effect"]) !== undefined;
  return (
    <>
      <ShareField
        form={form}
        path={[...form.at, "holdout"]}
        label="Who goes without it"
        hint="So that its effect can be measured. More of them: sooner a verdict."
        usual={0}
      />
      {isMeasured && (
        <>
          <SelectField
            form={form}
            path={[...form.at, "effect", "milestone"]}
            label="Measured by reaching"
            optional
            placeholder="What it helps with"
            choices={milestoneChoices(form.draft.guidebook.value)}
          />
          <DurationField
            form={form}
            path={[...form.at, "effect", "within"]}
            label="Within"
            unit="d"
            optional
            hint="7 days when left out, from when it would show."
          />
        </>
      )}
    </>
  );
}

/** The share of people who get no guide at all unasked. */
export function GlobalHoldoutField({ form }: { readonly form: FormModel }): JSX.Element {
  return (
    <ShareField
      form={form}
      path={[...form.at, "holdout"]}
      label="Who gets no guide at all"
      hint="5 % unless you choose otherwise, so that it can be told whether guides help. It counts from the next publish on. What people ask for themselves, they always get."
      usual={USUAL_GLOBAL_HOLDOUT}
    />
  );
}
