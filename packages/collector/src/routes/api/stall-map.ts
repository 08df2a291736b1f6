import { setImmediate as nextTurn } from "node:timers/promises";
import { type CompiledGuidebook, fail, ok, type Result } from "@cairn/core";
import type { Environment, People, StallMap } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { lostMembers } from "../../insights/first-screen.ts";
import { summaryOf } from "../../insights/person.ts";
import { placeEvidence } from "../../insights/place-evidence.ts";
import {
  isCounted,
  type Place,
  placesOf,
  type StoneFigure,
  stallMapOf,
} from "../../insights/stall-map.ts";
import type { EvidencePiece } from "../../insights/stone-evidence.ts";
import { wayOf } from "../../insights/way.ts";
import { jsonResponse } from "../answer.ts";
import { loadPopulation, readStateOf, titlesOf } from "./load.ts";
import { cursorOf, environmentOf, pageOf, quote } from "./query.ts";
import { createSharedRead } from "./shared-reads.ts";
import type { ApiVariables } from "./signed-in.ts";

const FIGURES: readonly StoneFigure[] = ["came", "passed", "under-way", "stuck", "away"];

/** The way to value as stones, and the people behind each of its figures. */
export function stallMapRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const shared = createSharedRead<StallMap>(() => performance.now());

  routes.get("/stall-map", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { state } = await readStateOf(context, environment.value);
    const map = await shared(environment.value, state, async () => {
      const loaded = await loadStallMap(context, environment.value);
      const { lastAtMs = 0 } = await context.log.count(environment.value);
      const titleOf = titlesOf(loaded.book);
      return stallMapOf(loaded.places, { ...loaded, titleOf, asOfMs: lastAtMs });
    });
    return jsonResponse(map);
  });

  routes.get("/stall-map/people", async (c) => {
    const query = (name: string): string | undefined => c.req.query(name);
    const asked = pageOf(query, cursorOf);
    if (!asked.ok) return asked.failure;
    const { environment, limit, cursor } = asked.value;
    const loaded = await loadStallMap(context, environment);
    const isBehind = behind(loaded, query);
    if (!isBehind.ok) return isBehind.failure;
    const found = loaded.places
      .filter(isBehind.value)
      .map(({ member }) => member)
      .toSorted(
        (a, b) => b.person.lastMs - a.person.lastMs || (a.person.id < b.person.id ? -1 : 1),
      );
    const start = Number(cursor ?? 0);
    const end = start + limit;
    const answer: People = {
      people: found.slice(start, end).map((member) => summaryOf(member, loaded.book)),
      ...(end < found.length ? { cursor: String(end) } : {}),
    };
    return jsonResponse(answer);
  });
  return routes;
}

/** Everybody's place on the way, and what they show there. */
interface LoadedStallMap {
  readonly book: CompiledGuidebook;
  readonly way: readonly string[];
  readonly places: readonly Place[];
  evidenceOf(place: Place): readonly EvidencePiece[];
}

async function loadStallMap(
  context: CollectorContext,
  environment: Environment,
): Promise<LoadedStallMap> {
  const { members, book } = await loadPopulation(context, environment);
  const way = wayOf(book);
  const evidenceOf = placeEvidence(lostMembers(members, book, context.now()));
  // Others are answered in between: of two hundred thousand people each half takes a third of a second.
  await nextTurn();
  return { book, way, places: placesOf(members, way), evidenceOf };
}

/** Whom the asked figure, or piece of evidence, counts; else the 400 or 404 to answer. */
function behind(
  { way, evidenceOf }: LoadedStallMap,
  query: (name: string) => string | undefined,
): Result<(place: Place) => boolean, Response> {
  const milestone = query("milestone") ?? "";
  const index = way.indexOf(milestone);
  if (index === -1) {
    const stones = way.join(", ") || "none yet";
    const detail = `The way has no milestone ${quote(milestone)} (it has: ${stones}).`;
    return fail(problemResponse("not-found", detail));
  }
  const evidence = query("evidence");
  if (evidence !== undefined) {
    return ok(
      (place) => place.stone === index && evidenceOf(place).some(({ key }) => key === evidence),
    );
  }
  const asked = query("at") ?? "stuck";
  const figure = FIGURES.find((one) => one === asked);
  if (figure !== undefined) return ok((place) => isCounted(place, index, figure));
  const detail = `at is one of ${FIGURES.join(", ")}, found ${quote(asked)}.`;
  return fail(problemResponse("malformed", detail));
}
