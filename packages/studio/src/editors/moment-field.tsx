import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { localField, momentOf } from "../models/local-time.ts";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";
import { timeZoneWords } from "../words/publishing.ts";

interface MomentFieldProps {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly label: string;
}

/** A day and a time of it, in the time zone of whoever writes it; stored as a moment that is the same everywhere. */
export function MomentField({ form, path, label }: MomentFieldProps): JSX.Element {
  const id = pathText(path);
  const problems = form.shownAt(path);
  return (
    <FieldFrame
      id={id}
      label={label}
      problems={problems}
      optional
      hint={`Your time: ${timeZoneWords()}.`}
    >
      <input
        id={id}
        type="datetime-local"
        value={localField(form.read(path))}
        aria-describedby={describedBy(id, true, problems)}
        aria-invalid={problems.length > 0}
        onBlur={() => form.touch(path)}
        onInput={(typing) => form.write(path, momentOf(typing.currentTarget.value))}
      />
    </FieldFrame>
  );
}
