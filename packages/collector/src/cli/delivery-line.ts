import type { DeliveryRecord, DestinationRecord } from "../store/deliveries.ts";

/** One line of `cairn webhooks deliveries`: what it is, since when, what the last attempt came to, and when the next is. */
export function deliveryLine(
  { id, type, state, createdAtMs, attempts, nextAtMs, lastAttempt }: DeliveryRecord,
  destination: Pick<DestinationRecord, "state">,
): string {
  const parts = [`${id}  ${timeOf(createdAtMs)}  ${type} ${state}, ${attempts} attempts`];
  if (lastAttempt !== undefined) {
    const { at, outcome, status, detail, answer } = lastAttempt;
    // One line: an answer may be a whole page.
    const cause = [status, detail, answer?.replaceAll(/\s+/g, " ").slice(0, 100)];
    const said = cause.filter((part) => part !== undefined && part !== "").join(" ");
    parts.push(`last ${at} ${outcome}${said === "" ? "" : `: ${said}`}`);
  }
  if (state === "pending") {
    parts.push(destination.state === "on" ? `next ${timeOf(nextAtMs)}` : destination.state);
  }
  return parts.join(", ");
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
