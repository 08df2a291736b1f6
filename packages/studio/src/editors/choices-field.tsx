import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { ProblemLines, describedBy } from "../parts/field-frame.tsx";
import { CheckField } from "./check-field.tsx";
import type { Choice } from "./select-field.tsx";

interface ChoicesFieldProps {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly hint?: string;
  /** Said where there is nothing to choose from. */
  readonly none: string;
}

/** Any of several; stored as a list in the order of the choices. */
export function ChoicesField(props: ChoicesFieldProps): JSX.Element {
  const { form, path } = props;
  const id = pathText(path);
  const stored = form.read(path);
  const chosen: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const problems = form.shownAt(path, true);
  const set = (value: string, on: boolean): void => {
    const unknown = chosen.filter((one) => !props.choices.some((choice) => choice.value === one));
    const known = props.choices
      .map((choice) => choice.value)
      .filter((one) => (one === value ? on : chosen.includes(one)));
    const next = [...known, ...unknown];
    form.write(path, next.length === 0 ? undefined : next);
  };
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      class="choices"
      aria-describedby={describedBy(id, props.hint !== undefined, problems)}
    >
      <legend class="field-label">
        {props.label}
        <span class="field-optional"> optional</span>
      </legend>
      {props.hint !== undefined && (
        <p class="field-hint" id={`${id}:hint`}>
          {props.hint}
        </p>
      )}
      {props.choices.length === 0 && <p class="field-hint">{props.none}</p>}
      {props.choices.map((choice) => (
        <CheckField
          key={choice.value}
          id={`${id}:${choice.value}`}
          label={choice.words}
          checked={chosen.includes(choice.value)}
          onChange={(on) => set(choice.value, on)}
        />
      ))}
      <ProblemLines id={id} problems={problems} />
    </fieldset>
  );
}
