import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";

export interface Choice {
  readonly value: string;
  readonly words: string;
}

interface SelectFieldProps {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Said while nothing is chosen. */
  readonly placeholder?: string;
  /** The value that leaving it out comes to: where it is written out, it stands under the placeholder, too. */
  readonly leftOut?: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** Takes the choice over instead of writing it at the path. */
  readonly onChoose?: (value: string) => void;
  /** The present choice where it is not simply what stands at the path. */
  readonly value?: string;
}

/** One of several. A stored value that is none of them is shown as it is, so that nothing is lost by looking. */
export function SelectField(props: SelectFieldProps): JSX.Element {
  const { form, path } = props;
  const id = pathText(path);
  const stored = form.read(path);
  const chosen = typeof stored === "string" && stored !== props.leftOut ? stored : "";
  const value = props.value ?? chosen;
  const problems = form.shownAt(path);
  const isKnown = value === "" || props.choices.some((choice) => choice.value === value);
  return (
    <FieldFrame
      id={id}
      label={props.label}
      problems={problems}
      optional={props.optional ?? false}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
    >
      <select
        id={id}
        value={value}
        aria-describedby={describedBy(id, props.hint !== undefined, problems)}
        aria-invalid={problems.length > 0}
        onBlur={() => form.touch(path)}
        onChange={(changing) => {
          const next = changing.currentTarget.value;
          form.touch(path);
          if (props.onChoose !== undefined) props.onChoose(next);
          else form.write(path, next === "" ? undefined : next);
        }}
      >
        {(props.placeholder !== undefined || value === "") && (
          <option value="">{props.placeholder ?? "Choose…"}</option>
        )}
        {!isKnown && <option value={value}>{value} (not there any more)</option>}
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
