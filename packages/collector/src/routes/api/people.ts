import { fail, ok, type Result } from "@cairn/core";
import type { People, PersonSummary } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { PEOPLE_STATES } from "../../insights/people-state.ts";
import { personOf, summaryOf } from "../../insights/person.ts";
import type { Member } from "../../insights/population.ts";
import { erasePerson } from "../../privacy/erase-person.ts";
import { personLines } from "../../privacy/person-lines.ts";
import { jsonResponse } from "../answer.ts";
import { loadMembers, settled } from "./load.ts";
import {
  accountNames,
  factsOfMembers,
  loadPeople,
  type PeopleFound,
  type WhichPeople,
} from "./load-people.ts";
import { ndjsonResponse } from "./ndjson.ts";
import { environmentOf, pageOf, type Query, quote } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

const TIMELINE = 500;

/** The list of people, and one person with their timeline. */
export function peopleRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { log, registry } = context;

  routes.get("/people", async (c) => {
    const query = (name: string): string | undefined => c.req.query(name);
    const asked = pageOf(query);
    if (!asked.ok) return asked.failure;
    const { environment, limit, cursor } = asked.value;
    const which = whichPeople(query);
    if (!which.ok) return which.failure;
    await settled(context);
    const people = { environment, ...which.value };
    const found = await loadPeople(context, people, { limit, cursor });
    if (found === undefined) {
      const segment = quote(people.segment ?? "");
      return problemResponse("not-found", `The published guidebook has no segment ${segment}.`);
    }
    const names = await accountNames(context, environment, found.members);
    return jsonResponse(peopleOf(found, names));
  });

  routes.get("/people/:id", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    await settled(context);
    const id = c.req.param("id");
    const person = await registry.projection.person(environment.value, id);
    if (person === undefined) {
      const where = `the ${environment.value} environment`;
      return problemResponse("not-found", `Nobody with the id ${quote(id)} is known in ${where}.`);
    }
    const [{ members, book }, rows] = await Promise.all([
      loadMembers(context, environment.value, [person]),
      log.latest(environment.value, { actors: person.actors, limit: TIMELINE }),
    ]);
    const [member] = members;
    if (member === undefined) throw new Error("One person was read, and nobody was judged.");
    const facts = await factsOfMembers(context, environment.value, book)(member);
    const names = await accountNames(context, environment.value, members);
    return jsonResponse({ ...personOf(member, rows, facts, book), ...named(member, names) });
  });

  routes.delete("/people/:id", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const who = { environment: environment.value, id: c.req.param("id"), by: c.get("by") };
    return jsonResponse(await erasePerson(context, who));
  });

  routes.get("/people/:id/export", (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const who = { environment: environment.value, id: c.req.param("id"), by: c.get("by") };
    return ndjsonResponse(personLines(context, who), "person.ndjson");
  });
  return routes;
}

/** What `?search=`, `?state=`, `?segment=` and `?trait=` ask for, else the 400 to answer; empty ones ask for nothing. */
function whichPeople(query: Query): Result<Omit<WhichPeople, "environment">, Response> {
  const said = (name: string): string => query(name)?.trim() ?? "";
  const [search, state, segment] = [said("search"), said("state"), said("segment")];
  const trait = said("trait");
  const known = PEOPLE_STATES.find((one) => one === state);
  if (state !== "" && known === undefined) {
    const words = PEOPLE_STATES.map((one) => `"${one}"`).join(", ");
    return fail(problemResponse("malformed", `state is one of ${words}, found ${quote(state)}.`));
  }
  const [, name, value] = /^([^:]+):([^]*)$/.exec(trait) ?? [];
  if (trait !== "" && (name === undefined || value === undefined)) {
    return fail(problemResponse("malformed", `trait is NAME:VALUE, found ${quote(trait)}.`));
  }
  return ok({
    ...(search ? { search } : {}),
    ...(known === undefined ? {} : { state: known }),
    ...(segment ? { segment } : {}),
    ...(name === undefined || value === undefined ? {} : { trait: { name, value } }),
  });
}

type Names = ReadonlyMap<string, string>;

function peopleOf({ members, book, cursor }: PeopleFound, names: Names): People {
  return {
    people: members.map((member) => ({ ...summaryOf(member, book), ...named(member, names) })),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

/** What their account is called, where that is known. */
function named({ person }: Member, names: Names): Pick<PersonSummary, "accountName"> {
  const accountName = names.get(person.accountId ?? "");
  return accountName === undefined ? {} : { accountName };
}
