import type { Person } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PersonModel } from "../models/person.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { ProgressList } from "../parts/progress-list.tsx";
import { ToldName } from "../parts/told.tsx";
import { ago, atTime, grouped } from "../words/figures.ts";
import { since } from "../words/standing.ts";
import { ErasureDialog, ErasureOutcome } from "./person-erasure.tsx";
import { PersonGuides } from "./person-guides.tsx";
import { Timeline } from "./person-timeline.tsx";
import { Traits } from "./trait-list.tsx";

interface PersonProps {
  readonly studio: Studio;
  readonly model: PersonModel;
}

/** One person's story with its evidence. */
export function PersonScreen({ studio, model }: PersonProps): JSX.Element {
  const { router } = studio;
  const isErased = model.erasure.outcome.value?.kind === "erased";
  const person = isErased ? undefined : valueOf(model.person);
  return (
    <>
      <PageHead
        title={<ToldName text={person?.name ?? person?.email ?? model.id} />}
        back={{ href: router.href({ kind: "people", search: "" }), words: "People" }}
        {...(isErased ? {} : { actions: <Actions studio={studio} model={model} /> })}
        {...(person === undefined
          ? {}
          : { lead: <Lead studio={studio} person={person} nowMs={model.nowMs} /> })}
      />
      <ErasureOutcome model={model.erasure} />
      <ErasureDialog model={model.erasure} id={model.id} env={router.env.value} />
      {!isErased && <Story studio={studio} model={model} />}
    </>
  );
}

/** What can be done with all that is known of them. */
function Actions({ studio, model }: PersonProps): JSX.Element {
  return (
    <>
      <a
        class="button button-plain"
        href={studio.router.href({ kind: "live", user: model.id, show: "all" })}
      >
        Watch live
      </a>
      <a class="button button-plain" href={model.exportUrl} download>
        Export everything
      </a>
      {studio.session.may("admin") && (
        <Button look="danger" onPress={() => model.erasure.ask(true)}>
          Erase this person
        </Button>
      )}
    </>
  );
}

function Story({ studio, model }: PersonProps): JSX.Element {
  const { router } = studio;
  return (
    <LoadedView
      resource={model.person}
      what="person"
      draw={(one) => (
        <div class="person-columns">
          <Timeline
            entries={one.timeline}
            onlyTelling={model.onlyTelling.value}
            onOnlyTelling={model.setOnlyTelling}
            {...(one.events > one.timeline.length
              ? { rest: restWords(one.timeline.length, one.events) }
              : {})}
          />
          <div class="person-side">
            <Progress studio={studio} person={one} nowMs={model.nowMs} />
            <PersonGuides studio={studio} person={one} nowMs={model.nowMs} />
            <Traits
              traits={one.traits}
              id={one.id}
              hrefOf={(trait) => router.href({ kind: "people", search: "", trait })}
            />
          </div>
        </div>
      )}
    />
  );
}

function restWords(shown: number, all: number): string {
  return `These are the newest ${grouped(shown)} of ${grouped(all)} events. “Export everything” has all of them.`;
}

/** What a part of the screen is drawn from. */
interface PartProps {
  readonly studio: Studio;
  readonly person: Person;
  readonly nowMs: number;
}

function Lead({ studio, person, nowMs }: PartProps): JSX.Element {
  const { account, accountName, firstAt, lastAt } = person;
  return (
    <>
      {account !== undefined && (
        <>
          <a href={studio.router.href({ kind: "account", id: account })}>
            <ToldName text={accountName ?? account} />
          </a>
          {" · "}
        </>
      )}
      {person.isStaff === true && (
        <>
          <a href={studio.router.href({ kind: "staff" })}>one of your own staff, in no number</a>
          {" · "}
        </>
      )}
      first seen {atTime(firstAt)} · last seen {ago(lastAt, nowMs)}
    </>
  );
}

function Progress({ studio, person, nowMs }: PartProps): JSX.Element {
  const { stalledAt, stalledBy } = person;
  const reached = person.progress.filter((one) => one.reachedAt !== undefined).length;
  const total = person.progress.length;
  return (
    <Panel
      id="progress-title"
      kicker="Progress"
      title={total === 0 ? "No milestones yet" : `${reached} of ${total} milestones reached`}
    >
      <ProgressList
        steps={person.progress.map((one) => {
          const isStuck = stalledAt !== undefined && stalledBy?.milestone === one.milestone;
          return {
            id: one.milestone,
            title: one.title,
            href: studio.router.href({ kind: "milestone", id: one.milestone }),
            state: one.reachedAt !== undefined ? "done" : isStuck ? "stuck" : "open",
            when:
              one.reachedAt !== undefined
                ? atTime(one.reachedAt)
                : isStuck
                  ? `stuck ${since(stalledAt, nowMs)}`
                  : one.undecided
                    ? "too many events to tell"
                    : "not yet",
          };
        })}
      />
    </Panel>
  );
}
