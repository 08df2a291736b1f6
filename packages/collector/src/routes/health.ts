import { Hono } from "hono";
import { problemResponse } from "../http/problem.ts";
import type { MeasuredParts } from "./gauges.ts";
import type { EventLog } from "../store/event-log.ts";
import { jsonResponse } from "./answer.ts";

/** What readiness is judged by. */
export interface HealthParts extends Omit<MeasuredParts, "guidebook"> {
  readonly log: MeasuredParts["log"] & Pick<EventLog, "health">;
}

// Less than two of the largest bodies: the next one may not fit, though a byte still does.
const LEAST_FREE_BYTES = 1024 * 1024;
const LITTLE_FREE_BYTES = 512 * 1024 * 1024;
const LONG_LAG_MS = 10 * 60_000;
const STORAGE_RETRY_AFTER_S = 5;

/**
 * `GET /healthz`: the process answers. `GET /readyz`: storage can be written; 503 with the reason otherwise. What does
 * not keep events from being stored (people that are behind, a disk that fills up) leaves it ready and stands in
 * `warnings`: a proxy that turned senders away for it would make it worse.
 */
export function healthRoutes(parts: HealthParts): Hono {
  const routes = new Hono();
  routes.get("/healthz", () => jsonResponse({ status: "ok" }));
  routes.get("/readyz", async () => {
    const health = await parts.log.health();
    if (!health.writable) return notReady(health.because);
    const freeBytes = (await parts.storage?.())?.freeBytes ?? Infinity;
    if (freeBytes < LEAST_FREE_BYTES) {
      return notReady(`The disk of the data folder is full: ${freeBytes} bytes are left.`);
    }
    const { events, oldestReceivedAtMs = Infinity } = await parts.log.behind(
      (await parts.registry.projection.position())?.cursor,
    );
    const lagMs = parts.now() - oldestReceivedAtMs;
    const warnings = [
      ...(freeBytes < LITTLE_FREE_BYTES
        ? [`The disk of the data folder fills up: ${Math.floor(freeBytes / 2 ** 20)} MiB are left.`]
        : []),
      ...(lagMs > LONG_LAG_MS
        ? [
            `People and progress are ${Math.floor(lagMs / 60_000)} minutes (${events} event${events === 1 ? "" : "s"}) behind.`,
          ]
        : []),
    ];
    return jsonResponse({ status: "ready", ...(warnings.length === 0 ? {} : { warnings }) });
  });
  return routes;
}

function notReady(because: string): Response {
  return problemResponse("storage-unavailable", because, { retryAfterS: STORAGE_RETRY_AFTER_S });
}
