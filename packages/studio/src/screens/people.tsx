import type { PersonSummary } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PeopleModel } from "../models/people.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { MorePages } from "../parts/more-pages.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Pick } from "../parts/pick.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { State } from "../parts/state.tsx";
import { Table } from "../parts/table.tsx";
import { ToldName } from "../parts/told.tsx";
import { ago, onDay } from "../words/figures.ts";
import { nobodyWords, STATE_CHOICES, traitWords } from "../words/people-filter.ts";
import { standing } from "../words/standing.ts";

interface PeopleProps {
  readonly studio: Studio;
  readonly model: PeopleModel;
}

/** Everyone who was seen, latest first. */
export function PeopleScreen({ studio, model }: PeopleProps): JSX.Element {
  return (
    <>
      <PageHead
        title="People"
        lead={
          <>
            Everyone Cairn has seen here. Open one to read their story.{" "}
            <a href={studio.router.href({ kind: "staff" })}>Leave your own staff out</a>
          </>
        }
      />
      <div class="toolbar">
        <SearchField
          id="people-search"
          label="Search by name, e-mail or id"
          value={model.search.value}
          onType={model.type}
        />
        <Narrow studio={studio} model={model} />
      </div>
      <LoadedView
        resource={model.list.value}
        what="people"
        missing="The live version has no segment of this name: publish it first, or choose another."
        draw={(first) => (
          <Found studio={studio} model={model} people={[...first.items, ...model.more.value]} />
        )}
      />
    </>
  );
}

/** How it goes, a segment, and a trait that a link from somebody's page asked for. */
function Narrow({ studio, model }: PeopleProps): JSX.Element {
  const { state = "", segment = "", trait } = model.asked.value;
  const book = studio.draft.guidebook.value;
  const segments = Object.entries(book.segments ?? {}).map(
    ([id, one]) => [id, plainText(one.title, firstLocale(book)) || id] as const,
  );
  // One that the draft does not have any more, or was typed into the address.
  const isKnown = segment === "" || segments.some(([id]) => id === segment);
  const choices = isKnown ? segments : [...segments, [segment, segment] as const];
  const { trait: _trait, ...noTrait } = model.asked.value;
  const { state: _state, ...noState } = model.asked.value;
  const { segment: _segment, ...noSegment } = model.asked.value;
  return (
    <>
      <Pick
        id="people-state"
        label="How it goes"
        value={state}
        choices={STATE_CHOICES}
        onPick={(next) => model.ask(next === "" ? noState : { ...noState, state: next })}
      />
      {choices.length > 0 && (
        <Pick
          id="people-segment"
          label="Segment"
          value={segment}
          choices={[["", "Any"], ...choices]}
          onPick={(next) => model.ask(next === "" ? noSegment : { ...noSegment, segment: next })}
        />
      )}
      {trait !== undefined && (
        <p class="chip">
          <ToldName text={traitWords(trait)} most={40} />
          <a
            href={studio.router.href({ kind: "people", ...noTrait })}
            aria-label={`No longer only ${traitWords(trait)}`}
          >
            <span aria-hidden="true">×</span>
          </a>
        </p>
      )}
    </>
  );
}

function Found({
  studio,
  model,
  people,
}: PeopleProps & { readonly people: readonly PersonSummary[] }): JSX.Element {
  const { search, ...filters } = model.asked.value;
  const isLookingOn = model.cursor.value !== undefined;
  const isNarrowed = search !== "" || Object.keys(filters).length > 0;
  return (
    <>
      {people.length > 0 ? (
        <PeopleTable studio={studio} people={people} nowMs={model.nowMs} />
      ) : isLookingOn ? (
        <Empty title="None among those who were here last">There are more to look at.</Empty>
      ) : (
        <Empty title={nobodyWords(search, filters)}>
          {isNarrowed ? (
            <>
              Search by part of a name, an e-mail address or a user id, or{" "}
              <a href={studio.router.href({ kind: "people", search: "" })}>look at everybody</a>.
            </>
          ) : (
            <>
              <a href={studio.router.href({ kind: "install" })}>Add the script tag to your page</a>,
              or switch between live and test data at the top.
            </>
          )}
        </Empty>
      )}
      <MorePages model={model} what="people" />
    </>
  );
}

/** People, one a line. */
function PeopleTable(props: {
  readonly studio: Studio;
  readonly people: readonly PersonSummary[];
  readonly nowMs: number;
}): JSX.Element {
  const { studio, nowMs } = props;
  return (
    <Table
      caption="People"
      rows={props.people}
      keyOf={(one) => one.id}
      columns={[
        {
          head: "Person",
          cell: (one) => (
            <a class="person-link" href={studio.router.href({ kind: "person", id: one.id })}>
              <ToldName text={one.name ?? one.email ?? one.id} />
              {one.isStaff === true && <span class="tag">staff</span>}
              {one.name !== undefined && one.email !== undefined && (
                <span class="person-more">
                  <ToldName text={one.email} />
                </span>
              )}
            </a>
          ),
        },
        {
          head: "Account",
          cell: ({ account, accountName }) =>
            account === undefined ? (
              "–"
            ) : (
              <a href={studio.router.href({ kind: "account", id: account })}>
                <ToldName text={accountName ?? account} />
              </a>
            ),
        },
        { head: "Milestones", figure: true, cell: (one) => one.reached },
        { head: "How it goes", cell: (one) => <HowItGoes person={one} nowMs={nowMs} /> },
        { head: "First seen", brief: true, cell: (one) => onDay(one.firstAt) },
        { head: "Last seen", brief: true, cell: (one) => ago(one.lastAt, nowMs) },
      ]}
    />
  );
}

/** How somebody gets on, in a few words. */
export function HowItGoes(props: {
  readonly person: PersonSummary;
  readonly nowMs: number;
}): JSX.Element {
  const { tone, words } = standing(props.person, props.nowMs);
  return <State tone={tone}>{words}</State>;
}
