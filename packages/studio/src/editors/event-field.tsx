import type { SeenEvent } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { matchingEvents } from "../models/seen-events.ts";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";
import { eventHint } from "../words/event-hint.ts";
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
    <FieldFrame id={id} label={label} problems={problems} hint={eventHint(value, seen)}>
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
