import type { Person, TimelineEntry } from "@cairn/core/api";
import type { JSX } from "preact";
import { type PersonModel, telling } from "../models/person.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Panel } from "../parts/panel.tsx";
import { atTime, clock, onDay } from "../words/figures.ts";

interface TimelineProps {
  readonly model: PersonModel;
  readonly person: Person;
}

/** Everything that happened, newest first, day by day; each entry opens to its evidence. */
export function Timeline({ model, person }: TimelineProps): JSX.Element {
  const only = model.onlyTelling.value;
  const entries = only ? telling(person.timeline) : person.timeline;
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = onDay(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <Panel
      id="timeline-title"
      kicker="Timeline"
      title="What happened"
      actions={
        <Button small pressed={only} onPress={() => model.setOnlyTelling(!only)}>
          Only turning points
        </Button>
      }
    >
      {entries.length === 0 && <Empty title="Nothing to show with this filter" />}
      {[...days].map(([day, list]) => (
        <section key={day} class="day" aria-label={day}>
          <h3>{day}</h3>
          <ol class="timeline">
            {list.map((entry) => (
              <Entry key={entry.messageId} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }): JSX.Element {
  return (
    <li class={`entry entry-${entry.kind}`}>
      <time dateTime={entry.at}>{clock(entry.at)}</time>
      <details>
        <summary>{entry.words}</summary>
        <dl class="evidence-list">
          <dt>Event</dt>
          <dd>{entry.name}</dd>
          {Object.entries(entry.properties).map(([name, value]) => [
            <dt key={`${name} name`}>{name}</dt>,
            <dd key={name}>{typeof value === "string" ? value : JSON.stringify(value)}</dd>,
          ])}
          <dt>Arrived</dt>
          <dd>{atTime(entry.receivedAt)}</dd>
          <dt>Message</dt>
          <dd class="mono">{entry.messageId}</dd>
        </dl>
      </details>
    </li>
  );
}
