import type { DeliveryStore } from "../store/deliveries.ts";
import type { EventLog } from "../store/event-log.ts";
import { deliveriesOf } from "./webhook-events.ts";

/** What making deliveries reads and writes. */
export interface FanOutDeps {
  readonly log: EventLog;
  readonly deliveries: DeliveryStore;
  now(): number;
}

const PAGE_ROWS = 2_000;

/**
 * Reads the next page of the log and makes its deliveries; they and the place in the log become durable as one, so that
 * a crash neither loses nor doubles one. "done" when there was nothing to read.
 */
export async function fanOutNext({ log, deliveries, now }: FanOutDeps): Promise<"again" | "done"> {
  if ((await deliveries.destinations()).length === 0) return "done";
  const from = await deliveries.position();
  const page = await log.read(from, PAGE_ROWS);
  if (page.next === undefined || page.rows.length === 0) return "done";
  // Read after the page: whoever was added since wants nothing of it, and whoever stood there before is in the list.
  const destinations = await deliveries.destinations();
  const nowMs = now();
  const made = page.rows.flatMap((row) => deliveriesOf(row, destinations, nowMs));
  // Where another process was faster, its step stands, and the next one begins there.
  await deliveries.enqueue({ from, to: page.next, deliveries: made });
  return "again";
}
