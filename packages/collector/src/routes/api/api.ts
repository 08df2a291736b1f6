import { Hono } from "hono";
import type { CollectorContext } from "../../collector.ts";

/** `/api/*`: everything that the studio does. */
export function apiRoutes(_context: CollectorContext): Hono {
  return new Hono();
}
