import type { DeliveryRecord, DeliveryStore } from "../store/deliveries.ts";
import type { EventLog, LogPage } from "../store/event-log.ts";
import { deliveriesOf } from "./webhook-events.ts";

/** What making deliveries reads and writes. */
export interface FanOutDeps {
  readonly log: EventLog;
  readonly deliveries: DeliveryStore;
  now(): number;
  /** Deliveries that may wait for one destination; above it the oldest are given up. */
  readonly mostPending?: number;
}

const PAGE_ROWS = 2_000;
/** Hours of one receiver's work. More is a storm, or a receiver that is gone; the newest say what is true now. */
const MOST_PENDING = 100_000;

/**
 * Reads the next page of the log and makes its deliveries; they and the place in the log become durable as one, so that
 * a crash neither loses nor doubles one. "done" when there was nothing to read.
 */
export async function fanOutNext({
  log,
  deliveries,
  now,
  mostPending = MOST_PENDING,
}: FanOutDeps): Promise<"again" | "done"> {
  if ((await deliveries.destinations()).length === 0) return "done";
  const from = await deliveries.position();
  const page = await log.read(from, PAGE_ROWS);
  if (page.next === undefined || page.rows.length === 0) return "done";
  // Read after the page: whoever was added since wants nothing of it, and whoever stood there before is in the list.
  const destinations = await deliveries.destinations();
  const nowMs = now();
  const made = page.rows.flatMap((row) => deliveriesOf(row, destinations, nowMs));
  // Where another process was faster, its step stands, and the next one begins there.
  await deliveries.enqueue({ from, to: page.next, deliveries: made, mostPending });
  if (made.length > 0) await dropErased(made, await log.read(from, PAGE_ROWS), deliveries);
  return "again";
}

/**
 * Whoever was erased after the page was read has no row in it now, and may have been forgotten by the store before
 * their delivery came. An erasure that begins later finds the delivery itself.
 */
async function dropErased(
  made: readonly DeliveryRecord[],
  { rows }: LogPage,
  deliveries: DeliveryStore,
): Promise<void> {
  const still = new Set(rows.map((row) => `${row.environment} ${row.messageId}`));
  for (const { environment, messageId, actors } of made) {
    if (!still.has(`${environment} ${messageId}`)) await deliveries.forget(environment, actors);
  }
}
