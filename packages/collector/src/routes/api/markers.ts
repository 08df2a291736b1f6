import type { Marker } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import type { MarkerRecord } from "../../store/definitions.ts";
import { jsonResponse } from "../answer.ts";
import { fieldsOf, quote } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** Days of releases and fixes, to compare before and after. */
export function markerRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { definitions } = context.registry;

  routes.get("/markers", async () => jsonResponse((await definitions.markers()).map(markerOf)));
  routes.post("/markers", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { at, kind, title, milestone, evidence } = fields.value;
    const atMs = typeof at === "string" ? Date.parse(at) : Number.NaN;
    if (Number.isNaN(atMs)) return malformed("at is an ISO 8601 time.");
    if (kind !== "release" && kind !== "fix") return malformed('kind is "release" or "fix".');
    if (typeof title !== "string" || title.trim() === "" || title.length > TITLE_LENGTH) {
      return malformed(`title is a text of at most ${TITLE_LENGTH} characters.`);
    }
    if (!isShortText(milestone) || (milestone !== undefined && kind !== "fix")) {
      return malformed("milestone is the id of the milestone whose stall a fix mended.");
    }
    if (!isShortText(evidence) || (evidence !== undefined && milestone === undefined)) {
      return malformed(`evidence is what showed that stall, at most ${TITLE_LENGTH} characters.`);
    }
    const marker: MarkerRecord = {
      id: context.newId(),
      atMs,
      kind,
      title: title.trim(),
      ...(milestone === undefined ? {} : { milestone }),
      ...(evidence === undefined ? {} : { evidence }),
    };
    await definitions.addMarker(marker);
    await audit("marker-added", c.get("by"), marker.title);
    return jsonResponse(markerOf(marker), 201);
  });
  routes.delete("/markers/:id", async (c) => {
    const id = c.req.param("id");
    if (!(await definitions.removeMarker(id))) {
      return problemResponse("not-found", `There is no marker ${quote(id)}.`);
    }
    await audit("marker-removed", c.get("by"), id);
    return c.body(null, 204);
  });
  return routes;

  async function audit(
    action: "marker-added" | "marker-removed",
    by: string,
    detail: string,
  ): Promise<void> {
    await definitions.record({ atMs: context.now(), by, action, detail });
  }
}

const TITLE_LENGTH = 200;

function isShortText(value: unknown): value is string | undefined {
  if (value === undefined) return true;
  return typeof value === "string" && value.trim() !== "" && value.length <= TITLE_LENGTH;
}

/** A marker as the API tells it. */
export function markerOf({ atMs, ...marker }: MarkerRecord): Marker {
  return { ...marker, at: new Date(atMs).toISOString() };
}

function malformed(detail: string): Response {
  return problemResponse("malformed", detail);
}
