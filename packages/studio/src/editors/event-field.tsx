import type { SeenEvent } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { matchingEvents } from "../models/seen-events.ts";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";
import { counted, people } from "../words/figures.ts";

interface EventFieldProps {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly label: string;
  readonly seen: readonly SeenEvent[];
  /** Leaves the list of events away until something is typed. */
  readonly brief?: boolean;
}

const LISTED = 6;

/** An event by name: typed, or picked from those that arrived, with how often each did. */
export function EventField({ form, path, label, seen, brief }: EventFieldProps): JSX.Element {
  const id = pathText(path);
  const stored = form.read(path);
  const value = typeof stored === "string" ? stored : "";
  const exact = seen.find((one) => one.name === value);
  const listed =
    exact === undefined && !(brief && value === "") ? matchingEvents(seen, value, LISTED) : [];
  const problems = form.shownAt(path);
  return (
    <FieldFrame id={id} label={label} problems={problems} hint={hintFor(value, exact, seen)}>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        placeholder="Invoice Sent"
        value={value}
        aria-describedby={describedBy(id, true, problems)}
        aria-invalid={problems.length > 0}
        onBlur={() => form.touch(path)}
        onInput={(typing) => form.write(path, typing.currentTarget.value)}
      />
      {listed.length > 0 && (
        <ul class="picker" aria-label={`${label}: events that arrived`}>
          {listed.map((one) => (
            <li key={one.name}>
              <button type="button" class="pick" onClick={() => form.write(path, one.name)}>
                <span>{one.name}</span>
                <span class="pick-figures">
                  {counted(one.count, "time")}, {people(one.users)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </FieldFrame>
  );
}

function hintFor(value: string, exact: SeenEvent | undefined, seen: readonly SeenEvent[]): string {
  if (exact !== undefined) {
    return `Arrived ${counted(exact.count, "time")} from ${people(exact.users)}.`;
  }
  if (seen.length === 0) return "No events have arrived yet. Type the name your product will send.";
  if (value === "") return "Pick one that arrived, or type a name your product will send.";
  return "Not seen so far. It counts as soon as your product sends it under exactly this name.";
}
