import type { AccountEntry, TimelineEntry } from "@cairn/core/api";
import type { ComponentChildren, JSX } from "preact";
import { telling } from "../models/person.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Panel } from "../parts/panel.tsx";
import { Told, ToldName } from "../parts/told.tsx";
import { byDay } from "../words/by-day.ts";
import { atTime, clock } from "../words/figures.ts";

type Entry = TimelineEntry & Partial<Pick<AccountEntry, "user">>;

interface TimelineProps {
  readonly entries: readonly Entry[];
  readonly onlyTelling: boolean;
  readonly onOnlyTelling: (only: boolean) => void;
  /** What is not listed. */
  readonly rest?: ComponentChildren;
  /** The person of an entry, where there are several. */
  readonly whoOf?: (user: string) => { readonly href: string; readonly name: string };
}

/** Everything that happened, newest first, day by day; each entry opens to its evidence. */
export function Timeline(props: TimelineProps): JSX.Element {
  const { onlyTelling, onOnlyTelling, rest, whoOf } = props;
  const entries = onlyTelling ? telling(props.entries) : props.entries;
  return (
    <Panel
      id="timeline-title"
      kicker="Timeline"
      title="What happened"
      actions={
        <Button small pressed={onlyTelling} onPress={() => onOnlyTelling(!onlyTelling)}>
          Only turning points
        </Button>
      }
    >
      {entries.length === 0 && <Empty title="Nothing to show with this filter" />}
      {byDay(entries).map(([day, list]) => (
        <section key={day} class="day" aria-label={day}>
          <h3>{day}</h3>
          <ol class="timeline">
            {list.map((entry) => (
              <EntryRow key={entry.messageId} entry={entry} whoOf={whoOf} />
            ))}
          </ol>
        </section>
      ))}
      {rest !== undefined && <p class="quiet">{rest}</p>}
    </Panel>
  );
}

function EntryRow({
  entry,
  whoOf,
}: {
  readonly entry: Entry;
  readonly whoOf: TimelineProps["whoOf"];
}): JSX.Element {
  const who = entry.user === undefined ? undefined : whoOf?.(entry.user);
  // It is told with the stalls, and is good news.
  const isResolved = entry.name === "Stall Resolved";
  return (
    <li class={`entry entry-${isResolved ? "resolved" : entry.kind}`}>
      <time dateTime={entry.at}>{clock(entry.at)}</time>
      <div>
        <details>
          <summary>
            <ToldName text={entry.words} most={280} />
          </summary>
          <dl class="evidence-list">
            <dt>Event</dt>
            <dd>
              <Told text={entry.name} />
            </dd>
            {Object.entries(entry.properties).map(([name, value]) => [
              <dt key={`${name} name`}>
                <ToldName text={name} most={60} />
              </dt>,
              <dd key={name}>
                <Told text={typeof value === "string" ? value : JSON.stringify(value)} />
              </dd>,
            ])}
            <dt>Arrived</dt>
            <dd>{atTime(entry.receivedAt)}</dd>
            <dt>Message</dt>
            <dd class="mono">
              <Told text={entry.messageId} />
            </dd>
          </dl>
        </details>
      </div>
      {who !== undefined && (
        <a class="entry-who" href={who.href}>
          <ToldName text={who.name} />
        </a>
      )}
    </li>
  );
}
