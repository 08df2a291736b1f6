import type { Environment, Funnel } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { overviewOf } from "../../insights/overview.ts";
import { presentStalls, stallMap } from "../../insights/stalls.ts";
import { stepFunnel } from "../../insights/step-funnel.ts";
import { timeToMilestone } from "../../insights/time-to-milestone.ts";
import { jsonResponse } from "../answer.ts";
import { loadHistories, loadPopulation, titlesOf } from "./load.ts";
import { environmentOf, quote } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";
import { eventNameOf, readStep } from "./step.ts";

/** How it goes: overview, funnel, time to a milestone, stalls. */
export function insightRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { log, registry } = context;

  routes.get("/insights/overview", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const env = environment.value;
    const { members, staff } = await loadPopulation(context, env);
    const [counts, staffEvents, deadLetters] = await Promise.all([
      log.count(env),
      countEvents(context, env, staff),
      registry.deadLetters.count(env),
    ]);
    return jsonResponse(overviewOf(members, counts, staffEvents, deadLetters));
  });

  routes.get("/insights/funnel", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { members, book } = await loadPopulation(context, environment.value);
    const asked = c.req.queries("steps") ?? book.activation;
    if (asked.length > MOST_STEPS) {
      return problemResponse("malformed", `A funnel has at most ${MOST_STEPS} steps.`);
    }
    const steps = [];
    for (const text of asked) {
      const step = readStep(text, book);
      if (!step.ok) return step.failure;
      steps.push(step.value);
    }
    const names = steps.flatMap((step) => (step.kind === "event" ? [step.name] : []));
    const histories = await loadHistories(context, environment.value, names, members);
    const users = stepFunnel(
      members.map(({ person, reached }) => ({ reached, history: histories.get(person.id) ?? [] })),
      steps,
    );
    const titleOf = titlesOf(book);
    const funnel: Funnel = {
      users: members.length,
      steps: asked.map((step, index) => ({
        step,
        title: eventNameOf(step) ?? titleOf(step),
        users: users[index] ?? 0,
        // Nobody stops at the last step: there is nothing after it.
        stoppedHere: index + 1 < asked.length ? (users[index] ?? 0) - (users[index + 1] ?? 0) : 0,
      })),
    };
    return jsonResponse(funnel);
  });

  routes.get("/insights/time-to-milestone", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { milestone, event, asOf, from } = c.req.query();
    const asked = milestone ?? (event === undefined ? undefined : `event:${event}`);
    if (asked === undefined || asked === "" || (milestone !== undefined && event !== undefined)) {
      return problemResponse("malformed", "Say which: milestone=ID or event=NAME, one of them.");
    }
    const asOfMs = asOf === undefined ? undefined : Date.parse(asOf);
    const fromMs = Date.parse(from ?? EVER);
    if (Number.isNaN(asOfMs) || Number.isNaN(fromMs)) {
      const [name, found] = Number.isNaN(fromMs) ? ["from", from] : ["asOf", asOf];
      return problemResponse(
        "malformed",
        `${name} is an ISO 8601 time, found ${quote(found ?? "")}.`,
      );
    }
    const { members: everybody, book } = await loadPopulation(context, environment.value);
    const members = everybody.filter(({ person }) => person.firstMs >= fromMs);
    const step = readStep(asked, book);
    if (!step.ok) return step.failure;
    const { value } = step;
    const names = value.kind === "event" ? [value.name] : [];
    const histories = await loadHistories(context, environment.value, names, members);
    const spans = members.map(({ person, reached }) => {
      const reachedMs =
        value.kind === "event" ? histories.get(person.id)?.[0]?.atMs : reached[value.milestone];
      return { firstMs: person.firstMs, ...(reachedMs === undefined ? {} : { reachedMs }) };
    });
    const { lastAtMs = 0 } = await log.count(environment.value);
    return jsonResponse(timeToMilestone(asked, spans, asOfMs ?? lastAtMs));
  });

  routes.get("/insights/stalls", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { members, book } = await loadPopulation(context, environment.value);
    const present = presentStalls(members, context.now());
    return jsonResponse(stallMap(present, titlesOf(book)));
  });
  return routes;
}

const MOST_STEPS = 20;
const EVER = "1970-01-01T00:00:00Z";

const ACTORS_AT_ONCE = 200;

/** How many events of these people the log holds. */
async function countEvents(
  { log }: CollectorContext,
  environment: Environment,
  people: ReadonlySet<string>,
): Promise<number> {
  const actors = [...people];
  let events = 0;
  for (let start = 0; start < actors.length; start += ACTORS_AT_ONCE) {
    const some = { environment, actors: actors.slice(start, start + ACTORS_AT_ONCE) };
    for await (const rows of log.scan(some)) events += rows.length;
  }
  return events;
}
