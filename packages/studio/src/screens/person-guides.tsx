import type { Person, PersonExperiment, PersonGuide } from "@cairn/core/api";
import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { Panel } from "../parts/panel.tsx";
import { ago, counted, onDay, percent } from "../words/figures.ts";
import { gotWords, heldWords } from "../words/held.ts";

interface PersonGuidesProps {
  readonly studio: Studio;
  readonly person: Person;
  readonly nowMs: number;
}

/** What help they got, what was held back and why, and which comparisons they are part of. */
export function PersonGuides({ studio, person, nowMs }: PersonGuidesProps): JSX.Element {
  const { guides, experiments } = person;
  const seen = guides.filter(({ shown }) => shown > 0).length;
  return (
    <Panel
      id="got-title"
      kicker="Guides"
      title={
        guides.length === 0
          ? "No guides are live"
          : `${seen} of ${counted(guides.length, "guide")} seen`
      }
    >
      {guides.length === 0 && (
        <Empty title="There is nothing to show yet">
          <a href={studio.router.href({ kind: "guides" })}>Make a guide</a> and publish it.
        </Empty>
      )}
      <ul class="got">
        {guides.map((guide) => (
          <GuideRow key={guide.guide} studio={studio} guide={guide} nowMs={nowMs} />
        ))}
      </ul>
      {experiments.length > 0 && (
        <>
          <h3>In comparisons</h3>
          <ul class="got">
            {experiments.map((one) => (
              <ExperimentRow key={one.guide} studio={studio} experiment={one} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function GuideRow(props: {
  readonly studio: Studio;
  readonly guide: PersonGuide;
  readonly nowMs: number;
}): JSX.Element {
  const { guide, studio, nowMs } = props;
  const details = guide.held?.details ?? [];
  return (
    <li>
      <a href={studio.router.href({ kind: "guide", id: guide.guide })}>{guide.title}</a>
      <p>
        {gotWords(guide)}
        {guide.lastAt !== undefined && ` · ${ago(guide.lastAt, nowMs)}`}
      </p>
      {details.length === 0 ? (
        <p class="quiet">{heldWords(guide.held)}</p>
      ) : (
        <details class="got-why">
          <summary>{heldWords(guide.held)}</summary>
          <ul class="said">
            {details.map((one) => (
              <li key={one}>
                <bdi>{one}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function ExperimentRow(props: {
  readonly studio: Studio;
  readonly experiment: PersonExperiment;
}): JSX.Element {
  const { guide, title, arm, by, share, since, crossed } = props.experiment;
  const name = guide === "" ? "Help offered by itself" : (title ?? guide);
  return (
    <li>
      {guide === "" ? (
        <strong>{name}</strong>
      ) : (
        <a href={props.studio.router.href({ kind: "effect", id: guide })}>{name}</a>
      )}
      <p>
        {arm === "shown" ? "Gets it" : `Goes without it, as ${percent(share)} do`} since{" "}
        {onDay(since)}
        {by === "account" && ", with the whole account"}
        {crossed && ". Was in the other group, too, on another device"}
      </p>
    </li>
  );
}
