import type { JSX } from "preact";

interface PickProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, words: string])[];
  readonly onPick: (value: Value) => void;
}

/** One of a few, in a row of such. */
export function Pick<Value extends string>(props: PickProps<Value>): JSX.Element {
  return (
    <div class="pick-field">
      <label class="field-label" for={props.id}>
        {props.label}
      </label>
      <select
        id={props.id}
        value={props.value}
        onChange={(changing) => {
          const { value } = changing.currentTarget;
          const chosen = props.choices.find(([one]) => one === value);
          if (chosen !== undefined) props.onPick(chosen[0]);
        }}
      >
        {props.choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
