import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";

interface NumberFieldProps {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

/** A number. What is no number is kept as typed and called a problem, never dropped. */
export function NumberField({ form, path, label, hint, optional }: NumberFieldProps): JSX.Element {
  const id = pathText(path);
  const value = form.read(path);
  const problems = form.shownAt(path);
  return (
    <FieldFrame
      id={id}
      label={label}
      problems={problems}
      optional={optional ?? false}
      {...(hint === undefined ? {} : { hint })}
    >
      <input
        id={id}
        class="input-short"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        value={typeof value === "number" || typeof value === "string" ? String(value) : ""}
        aria-describedby={describedBy(id, hint !== undefined, problems)}
        aria-invalid={problems.length > 0}
        onBlur={() => form.touch(path)}
        onInput={(typing) => form.write(path, numberOrText(typing.currentTarget.value))}
      />
    </FieldFrame>
  );
}

function numberOrText(text: string): number | string | undefined {
  if (text.trim() === "") return undefined;
  // "1." is on its way to "1.5": turned into a number now, the point would vanish under the caret.
  const isWhole = /^-?\d+(\.\d+)?$/.test(text.trim());
  return isWhole ? Number(text) : text;
}
