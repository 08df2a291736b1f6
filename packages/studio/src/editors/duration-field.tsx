import type { JSX } from "preact";
import { DURATION_UNITS, joinDuration, splitDuration } from "../models/duration-value.ts";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";

interface DurationFieldProps {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly label: string;
  /** Unit while there is no value yet: one of "s", "m", "h", "d", "w". */
  readonly unit: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

/** A length of time: a number and its unit. */
export function DurationField(props: DurationFieldProps): JSX.Element {
  const { form, path } = props;
  const id = pathText(path);
  const now = splitDuration(form.read(path), props.unit);
  const problems = form.shownAt(path);
  return (
    <FieldFrame
      id={id}
      label={props.label}
      problems={problems}
      optional={props.optional ?? false}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
    >
      <span class="duration">
        <input
          id={id}
          class="input-short"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          value={now.amount}
          aria-describedby={describedBy(id, props.hint !== undefined, problems)}
          aria-invalid={problems.length > 0}
          onBlur={() => form.touch(path)}
          onInput={(typing) => form.write(path, joinDuration(typing.currentTarget.value, now.unit))}
        />
        <select
          aria-label={`${props.label}: unit`}
          value={now.unit}
          onChange={(changing) =>
            form.write(path, joinDuration(now.amount || "1", changing.currentTarget.value))
          }
        >
          {DURATION_UNITS.map((unit) => (
            <option key={unit.letter} value={unit.letter}>
              {unit.words}
            </option>
          ))}
        </select>
      </span>
    </FieldFrame>
  );
}
