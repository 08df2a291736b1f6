import type { JSX } from "preact";
import type { Fields } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { Button } from "../parts/button.tsx";
import { ProblemLines, describedBy } from "../parts/field-frame.tsx";

interface ListFieldProps {
  readonly form: Fields;
  readonly path: JsonPath;
  readonly label: string;
  /** What one line is: "page", "error". */
  readonly one: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** At least one line is needed. */
  readonly required?: boolean;
  /** Said where there is no line yet. */
  readonly none?: string;
  readonly onAdded: (id: string) => void;
}

/** Several lines of text, each a field of its own with its own problems. */
export function ListField(props: ListFieldProps): JSX.Element {
  const { form, path, one } = props;
  const id = pathText(path);
  const stored = form.read(path);
  const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const problems = form.shownAt(path);
  const write = (next: readonly unknown[]): void =>
    form.write(path, next.length === 0 ? undefined : next);
  return (
    <fieldset
      class="list-field"
      aria-describedby={describedBy(id, props.hint !== undefined, problems)}
    >
      <legend class="field-label">
        {props.label}
        {!props.required && <span class="field-optional"> optional</span>}
      </legend>
      {props.hint !== undefined && (
        <p class="field-hint" id={`${id}:hint`}>
          {props.hint}
        </p>
      )}
      {list.length === 0 && props.none !== undefined && <p>{props.none}</p>}
      {list.map((value, index) => {
        const rowId = `${id}.${index}`;
        const rowProblems = form.shownAt([...path, index]);
        return (
          <div key={rowId} class="list-row">
            <input
              id={rowId}
              type="text"
              autocomplete="off"
              aria-label={`${props.label} ${index + 1}`}
              aria-describedby={describedBy(rowId, false, rowProblems)}
              aria-invalid={rowProblems.length > 0}
              placeholder={props.placeholder ?? ""}
              value={typeof value === "string" ? value : JSON.stringify(value)}
              onBlur={() => form.touch([...path, index])}
              onInput={(typing) => write(list.with(index, typing.currentTarget.value))}
            />
            <Button
              small
              look="quiet"
              label={`Remove ${one} ${index + 1}`}
              onPress={() => write(list.filter((_, place) => place !== index))}
            >
              Remove
            </Button>
            <ProblemLines id={rowId} problems={rowProblems} />
          </div>
        );
      })}
      <Button
        small
        onPress={() => {
          write([...list, ""]);
          props.onAdded(`${id}.${list.length}`);
        }}
      >
        Add {article(one)} {one}
      </Button>
      <ProblemLines id={id} problems={problems} />
    </fieldset>
  );
}

function article(word: string): string {
  return /^[aeiou]/i.test(word) ? "an" : "a";
}
