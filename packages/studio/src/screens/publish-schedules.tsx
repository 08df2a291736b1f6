import type { Schedule } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PublishModel } from "../models/publish.ts";
import type { Studio } from "../models/studio.ts";
import { valueOf } from "../models/resource.ts";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";
import { Told } from "../parts/told.tsx";
import { scheduleWords } from "../words/publishing.ts";

// What is over says something for a while, not for ever.
const SHOWN = 3;

/** What is published later, and what became of it lately. Nothing where nothing ever was. */
export function SchedulesPanel({
  studio,
  model,
}: {
  readonly studio: Studio;
  readonly model: PublishModel;
}): JSX.Element | null {
  const all = valueOf(model.schedules) ?? [];
  const waiting = all.filter(({ state }) => state === "waiting");
  const over = all.filter(({ state }) => state !== "waiting").slice(0, SHOWN);
  if (waiting.length + over.length === 0) return null;
  const [first] = waiting;
  return (
    <Panel
      id="later-title"
      kicker="Later"
      title={first === undefined ? "Nothing is scheduled" : scheduleWords(first)}
      {...(first === undefined
        ? {}
        : {
            note: "Published is the draft as it was when it was scheduled. If somebody publishes before, it is not.",
          })}
    >
      <ul class="schedules">
        {[...waiting, ...over].map((schedule) => (
          <li key={schedule.id}>
            <Line schedule={schedule} />
            {schedule.state === "waiting" && studio.session.may("publisher") && (
              <Button
                small
                disabled={model.busy.value}
                label={`Take back: ${scheduleWords(schedule)}`}
                onPress={() => void model.cancel(schedule.id)}
              >
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Line({ schedule }: { readonly schedule: Schedule }): JSX.Element {
  const tone = schedule.state === "refused" ? "schedule-refused" : "";
  return (
    <div>
      <p class={tone}>{scheduleWords(schedule)}</p>
      <p class="quiet">
        Revision {schedule.revision}, by <Told text={schedule.by} />
        {schedule.note !== undefined && (
          <>
            : <Told text={schedule.note} />
          </>
        )}
      </p>
    </div>
  );
}
