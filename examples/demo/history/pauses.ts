import type { Visitor } from "./visitor.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OPENS_AT = 7;
const CLOSES_AT = 20;

/** When they are back after about `hours`: a multiple for the slow, at a time of day when people work. */
export function nextVisitMs({ nowMs, person, random }: Visitor, hours: number): number {
  const gapMs = random.around(hours * HOUR_MS, 0.6) * person.pace;
  return workingTime(nowMs + Math.max(gapMs, HOUR_MS), random.between(0, 4 * HOUR_MS));
}

/** Leaves, and is back on the page at `path` after about `hours`. */
export function comeBack(visitor: Visitor, hours: number, path: string): void {
  visitor.leave();
  visitor.open(nextVisitMs(visitor, hours), path);
  visitor.work(visitor.random.around(12, 0.5));
  offerReminder(visitor);
}

/** The first moment from `atMs` on in working hours (UTC), `laterMs` after they begin when it was outside them. */
export function workingTime(atMs: number, laterMs: number): number {
  const hour = Math.floor((atMs % DAY_MS) / HOUR_MS);
  const dayMs = atMs - (atMs % DAY_MS);
  if (hour < OPENS_AT) return dayMs + OPENS_AT * HOUR_MS + laterMs;
  if (hour >= CLOSES_AT) return dayMs + DAY_MS + OPENS_AT * HOUR_MS + laterMs;
  return atMs;
}

const reminded = new WeakSet<Visitor>();

/** The guidebook's notice for those who return after a week with an invoice out and no payment. */
function offerReminder(visitor: Visitor): void {
  const { engine, messages, nowMs, random } = visitor;
  const isDue = engine.hasReached("first-invoice-sent") && !engine.hasReached("first-payment");
  const left = messages.findLast(
    (message) => message.type === "track" && message.event === "Session Ended",
  );
  if (!isDue || !left || nowMs - Date.parse(left.timestamp) < 7 * DAY_MS) return;
  // The guidebook shows it once.
  if (reminded.has(visitor)) return;
  reminded.add(visitor);
  const notice = { guide: "welcome-back", kind: "notice" };
  visitor.tell("Guide Shown", notice);
  visitor.work(random.around(7, 0.4));
  if (random.chance(0.6)) visitor.tell("Guide Completed", { ...notice, by: "action-1" });
  else visitor.tell("Guide Dismissed", { ...notice, strike: false });
}
