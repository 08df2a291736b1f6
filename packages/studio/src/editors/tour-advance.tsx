import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { milestoneChoices } from "./choices.ts";
import { EventField } from "./event-field.tsx";
import { SelectField } from "./select-field.tsx";
import { WhereField } from "./where-field.tsx";

interface AdvanceProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the step. */
  readonly at: JsonPath;
  readonly isAtElement: boolean;
}

const ANYWHERE = [
  { value: "event", words: "an event arrives" },
  { value: "milestone", words: "a milestone is reached" },
];
const AT_ELEMENT = [
  { value: "click", words: "the element is clicked" },
  { value: "input", words: "the field is filled in and left" },
];

/** What the tour waits for before it goes on. */
export function TourAdvanceFields({ studio, form, at, isAtElement }: AdvanceProps): JSX.Element {
  const path: JsonPath = [...at, "advance"];
  const on = form.text([...path, "on"]);
  const seen = studio.seen.value;
  return (
    <>
      <SelectField
        form={form}
        path={[...path, "on"]}
        label="Goes on when"
        value={on === "button" ? "" : on}
        placeholder="“Next” is pressed"
        choices={
          isAtElement || on === "click" || on === "input" ? [...AT_ELEMENT, ...ANYWHERE] : ANYWHERE
        }
        onChoose={(next) => form.write(path, advanceOn(next))}
      />
      {on === "event" && (
        <>
          <EventField
            form={form}
            path={[...path, "event", "name"]}
            label="Event"
            seen={seen}
            brief
          />
          <WhereField form={form} path={[...path, "event"]} seen={seen} />
        </>
      )}
      {on === "milestone" && (
        <SelectField
          form={form}
          path={[...path, "milestone"]}
          label="Milestone"
          choices={milestoneChoices(studio.draft.guidebook.value)}
        />
      )}
    </>
  );
}

function advanceOn(on: string): unknown {
  if (on === "") return undefined;
  if (on === "event") return { on, event: { name: "" } };
  return on === "milestone" ? { on, milestone: "" } : { on };
}
