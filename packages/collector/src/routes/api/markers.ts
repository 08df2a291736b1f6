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
    const { at, kind, title } = fields.value;
    const atMs = typeof at === "string" ? Date.parse(at) : Number.NaN;
    if (Number.isNaN(atMs)) return malformed("at is an ISO 8601 time.");
    if (kind !== "release" && kind !== "fix") return malformed('kind is "release" or "fix".');
    if (typeof title !== "string" || title.trim() === "" || title.length > TITLE_LENGTH) {
      return malformed(`title is a text of at most ${TITLE_LENGTH} characters.`);
    }
    const marker: MarkerRecord = { id: context.newId(), atMs, kind, title: title.trim() };
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

function markerOf({ id, atMs, kind, title }: MarkerRecord): Marker {
  return { id, at: new Date(atMs).toISOString(), kind, title };
}

function malformed(detail: string): Response {
  return problemResponse("malformed", detail);
}
