import type { People } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { personOf, summaryOf } from "../../insights/person.ts";
import { erasePerson } from "../../privacy/erase-person.ts";
import { personLines } from "../../privacy/person-lines.ts";
import { jsonResponse } from "../answer.ts";
import { loadMembers, settled } from "./load.ts";
import { loadSegment, type SegmentPage } from "./load-segment.ts";
import { ndjsonResponse } from "./ndjson.ts";
import { cursorOf, environmentOf, quote, wholeNumber } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

const LIMIT = { usual: 50, most: 200 };
const TIMELINE = 500;

/** The list of people, and one person with their timeline. */
export function peopleRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { log, registry } = context;

  routes.get("/people", async (c) => {
    const query = (name: string): string | undefined => c.req.query(name);
    const environment = environmentOf(query);
    if (!environment.ok) return environment.failure;
    const limit = wholeNumber(query, "limit", LIMIT);
    if (!limit.ok) return limit.failure;
    const cursor = cursorOf(query);
    if (!cursor.ok) return cursor.failure;
    await settled(context);
    const segment = query("segment");
    if (segment !== undefined && segment !== "") {
      const part = { limit: limit.value, cursor: cursor.value };
      const found = await loadSegment(context, environment.value, segment, part);
      if (found === undefined) {
        const detail = `The published guidebook has no segment ${quote(segment)}.`;
        return problemResponse("not-found", detail);
      }
      return jsonResponse(peopleOf(found));
    }
    const search = query("search")?.trim();
    const page = await registry.projection.people({
      environment: environment.value,
      limit: limit.value,
      ...(search === undefined || search === "" ? {} : { search }),
      ...(cursor.value === undefined ? {} : { cursor: cursor.value }),
    });
    const { members, book } = await loadMembers(context, environment.value, page.people);
    const { cursor: next } = page;
    return jsonResponse(
      peopleOf({ members, book, ...(next === undefined ? {} : { cursor: next }) }),
    );
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
    return jsonResponse(members.map((member) => personOf(member, rows, book))[0]);
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

function peopleOf({ members, book, cursor }: SegmentPage): People {
  return {
    people: members.map((member) => summaryOf(member, book)),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
