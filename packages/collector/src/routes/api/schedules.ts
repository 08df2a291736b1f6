import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import {
  cancelSchedule,
  type ScheduleFailure,
  schedulePublish,
  scheduleOf,
} from "../../publish/schedule.ts";
import { jsonResponse } from "../answer.ts";
import { conflict, invalid, isWhole, noRevision, NOTE_LENGTH, placeOf } from "./publish-fields.ts";
import { publishingBy } from "./publishing-by.ts";
import { fieldsOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

// With its offset: without one it would be read in the collector's own time zone.
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** Publishing at a later time. */
export function scheduleRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { definitions } = context.registry;
  const publishing = publishingBy(context);

  routes.get("/schedules", async () =>
    jsonResponse((await definitions.schedules()).map(scheduleOf)),
  );
  routes.post("/schedules", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { revision, at, note } = fields.value;
    if (!isWhole(revision)) return noRevision();
    if (typeof at !== "string" || !TIME.test(at) || Number.isNaN(Date.parse(at))) {
      const detail = "at is a time with its offset, such as 2026-11-24T09:00:00+02:00.";
      return problemResponse("malformed", detail);
    }
    if (note !== undefined && (typeof note !== "string" || note.length > NOTE_LENGTH)) {
      return problemResponse("malformed", `note is a text of at most ${NOTE_LENGTH} characters.`);
    }
    const environment = placeOf(fields.value);
    if (!environment.ok) return environment.failure;
    const said = note === undefined ? {} : { note };
    const asked = { revision, at, environment: environment.value, ...said };
    const made = await schedulePublish(asked, publishing(c));
    return made.ok ? jsonResponse(made.value, 201) : refusal(made.failure, revision);
  });
  routes.delete("/schedules/:id", async (c) => {
    const id = Number(c.req.param("id"));
    const ended = isWhole(id) && (await cancelSchedule(id, publishing(c)));
    if (ended) return c.body(null, 204);
    return problemResponse(
      "not-found",
      "That waits no more: it was published, refused or cancelled.",
    );
  });
  return routes;
}

function refusal(failure: ScheduleFailure, revision: number): Response {
  switch (failure.kind) {
    case "conflict":
      return conflict(revision, failure.revision);
    case "invalid": {
      const count = failure.problems.length;
      const what = `The draft has ${count} problem${count === 1 ? "" : "s"}`;
      return invalid(`${what}; nothing was scheduled.`, failure.problems);
    }
    case "waiting": {
      const detail = "Something is scheduled in this environment already. Cancel that first.";
      return problemResponse("conflict", detail);
    }
    case "not-in-the-future":
      return problemResponse("malformed", "at has passed already; choose a later time.");
  }
}
