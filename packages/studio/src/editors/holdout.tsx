import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { USUAL_GLOBAL_HOLDOUT } from "../words/experiment.ts";
import { percent } from "../words/figures.ts";
import { milestoneChoices } from "./choices.ts";
import { DurationField } from "./duration-field.tsx";
import { type Choice, SelectField } from "./select-field.tsx";

const SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];

/** Who goes without a guide so that its effect shows, and what it is measured by. */
export function HoldoutFields({ form }: { readonly form: FormModel }): JSX.Element {
  const holdout = form.read([...form.at, "holdout"]);
  return (
    <>
      <ShareField
        form={form}
        path={[...form.at, "holdout"]}
        label="Who goes without it"
        hint="So that its effect can be measured. More of them: sooner a verdict."
        usual={0}
      />
      {typeof holdout === "number" && holdout > 0 && (
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
      hint="It counts from the next publish on. What people ask for themselves, they always get."
      usual={USUAL_GLOBAL_HOLDOUT}
    />
  );
}

function ShareField(props: {
  readonly form: FormModel;
  readonly path: readonly (string | number)[];
  readonly label: string;
  readonly hint: string;
  /** The share where none is written. */
  readonly usual: number;
}): JSX.Element {
  const { form, path, usual } = props;
  const stored = form.read(path);
  const present = typeof stored === "number" ? stored : usual;
  const shares = [...new Set([...SHARES, ...(present > 0 ? [present] : [])])];
  const choices: readonly Choice[] = [
    { value: "0", words: "Nobody" },
    ...shares
      .toSorted((a, b) => a - b)
      .map((share) => ({ value: String(share), words: percent(share) })),
  ];
  return (
    <SelectField
      form={form}
      path={path}
      label={props.label}
      hint={props.hint}
      choices={choices}
      value={String(present)}
      onChoose={(chosen) => {
        const share = Number(chosen);
        form.write(path, share === usual ? undefined : share);
      }}
    />
  );
}
