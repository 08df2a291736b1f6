import { ok } from "@cairn/core";
import type { Environment, PersonSummary } from "@cairn/core/api";
import type { Api } from "../api.ts";
import type { WhichPeople } from "../people-api.ts";
import type { Platform } from "../platform.ts";
import type { Route } from "../routes.ts";
import type { Router } from "./router.ts";
import { type SearchList, createSearchList } from "./search-list.ts";

/** The list of people: searched by name, e-mail or id, and narrowed by how it goes, segment and trait. */
export type PeopleModel = SearchList<PersonSummary, WhichPeople>;

/** Lists people of one environment. */
export function createPeople(
  api: Pick<Api, "people">,
  platform: Platform,
  router: Router,
  env: Environment,
  route: Route & { readonly kind: "people" },
): PeopleModel {
  const read = (other: Route): WhichPeople | undefined =>
    other.kind === "people" ? whichOf(other) : undefined;
  return createSearchList<PersonSummary, WhichPeople>(
    {
      platform,
      router,
      read,
      routeTo: (which) => ({ kind: "people", ...which }),
      async fetch(which, cursor) {
        const answer = await api.people(env, which, cursor);
        if (!answer.ok) return answer;
        const { people, ...rest } = answer.value;
        return ok({ items: people, ...rest });
      },
    },
    whichOf(route),
  );
}

function whichOf({ kind: _kind, ...which }: Route & { readonly kind: "people" }): WhichPeople {
  return which;
}
