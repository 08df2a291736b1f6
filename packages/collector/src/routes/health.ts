import { Hono } from "hono";
import { problemResponse } from "../http/problem.ts";
import type { EventLog } from "../store/event-log.ts";
import { jsonResponse } from "./answer.ts";

/** `GET /healthz`: the process answers. `GET /readyz`: storage can be written. */
export function healthRoutes(log: EventLog): Hono {
  const routes = new Hono();
  routes.get("/healthz", () => jsonResponse({ status: "ok" }));
  routes.get("/readyz", async () => {
    const health = await log.health();
    if (health.writable) return jsonResponse({ status: "ready" });
    return problemResponse("storage-unavailable", health.because, { retryAfterS: 5 });
  });
  return routes;
}
