import type { JsonObject } from "@cairn/core";
import type { Person } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PersonModel } from "../models/person.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { ago, atTime } from "../words/figures.ts";
import { since } from "../words/standing.ts";
import { ErasureDialog, ErasureOutcome } from "./person-erasure.tsx";
import { Timeline } from "./person-timeline.tsx";

interface PersonProps {
  readonly studio: Studio;
  readonly model: PersonModel;
}

/** One person's story with its evidence. */
export function PersonScreen({ studio, model }: PersonProps): JSX.Element {
  const { router } = studio;
  const person = valueOf(model.person);
  return (
    <>
      <PageHead
        title={person?.name ?? person?.email ?? model.id}
        back={{ href: router.href({ kind: "people", search: "" }), words: "People" }}
        actions={
          <>
            <a
              class="button button-plain"
              href={router.href({ kind: "live", user: model.id, show: "all" })}
            >
              Watch live
            </a>
            <a class="button button-plain" href={model.exportUrl} download>
              Export everything
            </a>
            <Button look="danger" onPress={() => model.erasure.ask(true)}>
              Erase this person
            </Button>
          </>
        }
        {...(person === undefined ? {} : { lead: leadOf(person, model.nowMs) })}
      />
      <ErasureOutcome model={model.erasure} />
      <ErasureDialog model={model.erasure} id={model.id} env={router.env.value} />
      <LoadedView
        resource={model.person}
        what="person"
        draw={(one) => (
          <div class="person-columns">
            <Timeline model={model} person={one} />
            <div class="person-side">
              <Progress studio={studio} person={one} nowMs={model.nowMs} />
              <Traits traits={one.traits} id={one.id} />
            </div>
          </div>
        )}
      />
    </>
  );
}

function leadOf(person: Person, nowMs: number): string {
  const account = person.account === undefined ? "" : `${person.account} · `;
  return `${account}first seen ${atTime(person.firstAt)} · last seen ${ago(person.lastAt, nowMs)}`;
}

function Progress({
  studio,
  person,
  nowMs,
}: {
  readonly studio: Studio;
  readonly person: Person;
  readonly nowMs: number;
}): JSX.Element {
  const { stalledAt, stalledBy } = person;
  const reached = person.progress.filter((one) => one.reachedAt !== undefined).length;
  const total = person.progress.length;
  return (
    <Panel
      id="progress-title"
      kicker="Progress"
      title={total === 0 ? "No milestones yet" : `${reached} of ${total} milestones reached`}
    >
      <ol class="progress">
        {person.progress.map((one) => {
          const isStuck = stalledAt !== undefined && stalledBy?.milestone === one.milestone;
          const state = one.reachedAt !== undefined ? "done" : isStuck ? "stuck" : "open";
          return (
            <li key={one.milestone} class={`progress-${state}`}>
              <a href={studio.router.href({ kind: "milestone", id: one.milestone })}>{one.title}</a>
              <span class="progress-when">
                {one.reachedAt !== undefined
                  ? atTime(one.reachedAt)
                  : isStuck
                    ? `stuck ${since(stalledAt, nowMs)}`
                    : one.undecided
                      ? "too many events to tell"
                      : "not yet"}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function Traits({ traits, id }: { readonly traits: JsonObject; readonly id: string }): JSX.Element {
  return (
    <Panel id="traits-title" kicker="Traits" title="What we were told">
      <dl class="traits">
        <dt>id</dt>
        <dd>{id}</dd>
        {Object.entries(traits).map(([name, value]) => [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={name}>{typeof value === "string" ? value : JSON.stringify(value)}</dd>,
        ])}
      </dl>
    </Panel>
  );
}
