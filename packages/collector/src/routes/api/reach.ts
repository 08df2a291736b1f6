import { fail, ok, parseDuration, type Problem, type Result } from "@cairn/core";
import type { Environment, ReachProgress, Simulation } from "@cairn/core/api";
import { Hono } from "hono";
import * as v from "valibot";
import { ConditionSchema } from "@cairn/core/guidebook";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { countSegment } from "../../reach/count-segment.ts";
import { previewAs } from "../../reach/preview-as.ts";
import { previewMilestone } from "../../reach/preview-milestone.ts";
import { simulate } from "../../reach/simulate.ts";
import { suggestEvents } from "../../reach/suggest-events.ts";
import { type UsableGuidebook, usableGuidebook } from "../../reach/usable-guidebook.ts";
import { jsonResponse } from "../answer.ts";
import { settled } from "./load.ts";
import { loadReachParts } from "./load-reach-parts.ts";
import { environmentOf, fieldsOf, quote } from "./query.ts";
import { createAnswersInLines } from "./reach-lines.ts";
import type { ApiVariables } from "./signed-in.ts";

/** Whom a draft reaches: segments and milestones counted, guides replayed, one person looked at. Nothing is stored. */
export function reachRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const answer = createAnswersInLines(context.report);

  routes.post("/simulate", async (c) => {
    const asked = await askedOf(c.req, "guides", "guide", true);
    if (!asked.ok) return asked.failure;
    const { environment, usable, fields, id } = asked.value;
    const { since = "7d" } = fields;
    const sinceMs = typeof since === "string" ? spanOf(since) : undefined;
    if (sinceMs === undefined) {
      return problemResponse("malformed", 'since is a time such as "7d", at most "31d".');
    }
    await settled(context);
    const parts = await loadReachParts(context, environment, usable.guidebook);
    if (id !== undefined && !parts.draft.guides.some((guide) => guide.id === id)) {
      return problemResponse("not-found", `No guide ${quote(id)} is switched on in this draft.`);
    }
    const work = simulate(parts, { sinceMs: parts.nowMs - sinceMs });
    return answer(c.req.raw, withUnfinished(work, usable, id));
  });

  routes.post("/segments/count", async (c) => {
    const asked = await askedOf(c.req);
    if (!asked.ok) return asked.failure;
    const { environment, usable, fields } = asked.value;
    const when = v.safeParse(ConditionSchema, fields["when"]);
    if (!when.success) {
      return problemResponse("malformed", "when is a condition, as segments have.");
    }
    // Judged as a segment of the draft, it may ask for everything that a segment may.
    const others = usable.guidebook.segments ?? {};
    const segment = unusedId("counted-now", others);
    const segments = { ...others, [segment]: { title: "Counted", when: when.output } };
    const own = await usableGuidebook({ ...usable.guidebook, segments }, `segments.${segment}`);
    if (!own.ok) return unfinished(own.failure);
    await settled(context);
    const parts = await loadReachParts(context, environment, own.value.guidebook);
    const work = countSegment(parts, { kind: "segment", segment });
    return answer(c.req.raw, work);
  });

  routes.post("/milestones/preview", async (c) => {
    const asked = await askedOf(c.req, "milestones", "milestone");
    if (!asked.ok) return asked.failure;
    const { environment, usable, id = "" } = asked.value;
    await settled(context);
    const parts = await loadReachParts(context, environment, usable.guidebook);
    return answer(c.req.raw, previewMilestone(parts, id));
  });

  routes.get("/milestones/suggestions", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    await settled(context);
    const parts = await loadReachParts(context, environment.value);
    return answer(c.req.raw, suggestEvents(parts));
  });

  routes.post("/preview-as", async (c) => {
    const asked = await askedOf(c.req, "guides", "guide");
    if (!asked.ok) return asked.failure;
    const { environment, usable, fields, id = "" } = asked.value;
    const { person } = fields;
    if (typeof person !== "string") return problemResponse("malformed", "person is an id.");
    await settled(context);
    const found = await context.registry.projection.person(environment, person);
    if (found === undefined) {
      const where = `the ${environment} environment`;
      return problemResponse(
        "not-found",
        `Nobody with the id ${quote(person)} is known in ${where}.`,
      );
    }
    const parts = await loadReachParts(context, environment, usable.guidebook);
    const previewed = await previewAs(parts, found, id);
    if (previewed !== undefined) return jsonResponse(previewed);
    return problemResponse(
      "not-found",
      "So much is recorded of this person that it is not read here.",
    );
  });
  return routes;
}

const MOST_SINCE_MS = 31 * 86_400_000;

function spanOf(since: string): number | undefined {
  const span = parseDuration(since);
  return span !== undefined && span > 0 && span <= MOST_SINCE_MS ? span : undefined;
}

function unusedId(id: string, used: object): string {
  return Object.hasOwn(used, id) ? unusedId(`${id}-x`, used) : id;
}

interface Asked {
  readonly environment: Environment;
  readonly usable: UsableGuidebook;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The part that is asked about. */
  readonly id: string | undefined;
}

/** What a request asks, with its draft as far as it can be published; else the failure to answer. */
async function askedOf(
  request: { readonly raw: Request; query(name: string): string | undefined },
  section?: "guides" | "milestones",
  field = "",
  optional = false,
): Promise<Result<Asked, Response>> {
  const environment = environmentOf((name) => request.query(name));
  if (!environment.ok) return environment;
  const fields = await fieldsOf(request.raw);
  if (!fields.ok) return fields;
  const id = fields.value[field];
  if (section !== undefined && typeof id !== "string" && !(optional && id === undefined)) {
    return fail(problemResponse("malformed", `${field} is the id of one in the draft.`));
  }
  const name = typeof id === "string" ? id : undefined;
  const usable = await usableGuidebook(
    fields.value["guidebook"],
    name === undefined ? undefined : `${section}.${name}`,
  );
  if (!usable.ok) return fail(unfinished(usable.failure));
  const parts = section === undefined ? {} : (usable.value.guidebook[section] ?? {});
  if (name !== undefined && !Object.hasOwn(parts, name)) {
    return fail(problemResponse("not-found", `The draft has no ${field} ${quote(name)}.`));
  }
  return ok({
    environment: environment.value,
    usable: usable.value,
    fields: fields.value,
    id: name,
  });
}

function unfinished(problems: readonly Problem[]): Response {
  const detail = "That cannot be published yet, so nobody can say whom it reaches.";
  return problemResponse("invalid", detail, { problems });
}

async function* withUnfinished(
  work: ReturnType<typeof simulate>,
  { unfinished: parts }: UsableGuidebook,
  guide: string | undefined,
): AsyncGenerator<ReachProgress, Simulation> {
  const found = yield* work;
  const guides = found.guides.filter((one) => guide === undefined || one.guide === guide);
  return { ...found, guides, unfinished: parts };
}
