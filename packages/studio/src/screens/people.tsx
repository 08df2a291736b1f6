import type { PersonSummary } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PeopleModel } from "../models/people.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { Table } from "../parts/table.tsx";
import { ago, onDay } from "../words/figures.ts";
import { standing } from "../words/standing.ts";

interface PeopleProps {
  readonly studio: Studio;
  readonly model: PeopleModel;
}

/** Everyone who was seen, latest first. */
export function PeopleScreen({ studio, model }: PeopleProps): JSX.Element {
  return (
    <>
      <PageHead title="People" lead="Everyone Cairn has seen here. Open one to read their story." />
      <SearchField
        id="people-search"
        label="Search by name, email or id"
        value={model.search.value}
        onType={model.type}
      />
      <LoadedView
        resource={model.list.value}
        what="people"
        draw={(first) => (
          <PeopleTable
            studio={studio}
            model={model}
            people={[...first.people, ...model.more.value]}
          />
        )}
      />
    </>
  );
}

function PeopleTable({
  studio,
  model,
  people,
}: PeopleProps & { readonly people: readonly PersonSummary[] }): JSX.Element {
  if (people.length === 0) {
    return model.search.value === "" ? (
      <Empty title="Nobody has been seen yet">
        <a href={studio.router.href({ kind: "install" })}>Add the script tag to your page</a>, or
        look at the other environment.
      </Empty>
    ) : (
      <Empty title={`Nobody matches “${model.search.value}”`}>
        Search by the start of a name, an email address or a user id.
      </Empty>
    );
  }
  return (
    <>
      <Table
        caption="People"
        rows={people}
        keyOf={(one) => one.id}
        columns={[
          {
            head: "Person",
            cell: (one) => (
              <a class="person-link" href={studio.router.href({ kind: "person", id: one.id })}>
                {one.name ?? one.email ?? one.id}
                {one.name !== undefined && one.email !== undefined && (
                  <span class="person-more">{one.email}</span>
                )}
              </a>
            ),
          },
          { head: "Account", cell: (one) => one.account ?? "–" },
          { head: "Milestones", figure: true, cell: (one) => one.reached },
          {
            head: "How it goes",
            cell: (one) => <HowItGoes person={one} nowMs={model.nowMs} />,
          },
          { head: "First seen", cell: (one) => onDay(one.firstAt) },
          { head: "Last seen", cell: (one) => ago(one.lastAt, model.nowMs) },
        ]}
      />
      {model.cursor.value !== undefined && (
        <Button onPress={() => void model.loadMore()}>Show more people</Button>
      )}
    </>
  );
}

function HowItGoes(props: { readonly person: PersonSummary; readonly nowMs: number }): JSX.Element {
  const { tone, words } = standing(props.person, props.nowMs);
  return <span class={tone === "quiet" ? "quiet" : `tag tag-long tag-${tone}`}>{words}</span>;
}
