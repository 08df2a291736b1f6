import type { JsonObject } from "@cairn/core";
import { createRandom } from "../../faults/random.ts";

/**
 * An invented product's people, with every parameter here; nobody's data went into it. Equal seeds give equal lives.
 *
 * People come evenly over 90 days, four to an account. A quarter do one or two things and leave for good. The others come 1 + a
 * geometric number of times (mean 5.5), a day and a half apart on average, for 6 to 20 things each. Of them 10, 8, 17 and 5 %
 * stop at the four milestones of the demo's guidebook; three in five of those who stop are found stuck there: failed
 * attempts, angry clicks, searches of the help of which a third find an answer. One in six who gets through was stuck on the way. One
 * in five is seen without a name first. One visit in fifty is sent a day late.
 */
export const LIFE = {
  days: 90,
  bounceShare: 0.25,
  goOnShare: 0.846,
  gapDays: 1.5,
  stopShares: [0.1, 0.08, 0.17, 0.05],
  stuckShare: 0.6,
  struggleShare: 0.17,
  anonymousShare: 0.2,
  lateShare: 0.02,
  peopleAnAccount: 4,
} as const;

export const MILESTONES = [
  "first-customer",
  "first-invoice-sent",
  "bank-connected",
  "first-payment",
] as const;

export const DAY_MS = 86_400_000;
export const START_MS = Date.UTC(2026, 0, 5);
/** When the log is asked: a day after the last arrival. */
export const NOW_MS = START_MS + (LIFE.days + 1) * DAY_MS;

/** One visit. Times are epoch milliseconds. */
export interface Visit {
  readonly user: number;
  readonly number: number;
  readonly startMs: number;
  /** How late its events arrive. */
  readonly lateMs: number;
}

/** What happens to one person. */
export interface Life {
  readonly user: number;
  readonly visits: readonly Visit[];
  /** In which visit each milestone is reached; the first that is not ends the list. */
  readonly reachedIn: readonly number[];
  readonly isBounce: boolean;
  readonly isAnonymousFirst: boolean;
  /** In which visit they are stuck, if ever; at the milestone that they reach next, or never. */
  readonly stuckIn?: number;
}

/** The life of the user with this number. */
export function lifeOf(user: number, seed: number): Life {
  const chance = createRandom(seed * 7_919 + user * 31);
  const arrivesMs = START_MS + Math.floor(chance() * LIFE.days * DAY_MS);
  const isBounce = chance() < LIFE.bounceShare;
  const isAnonymousFirst = chance() < LIFE.anonymousShare;
  const starts = [arrivesMs];
  while (!isBounce && chance() < LIFE.goOnShare && starts.length < 40) {
    const gapMs = (0.2 - LIFE.gapDays * Math.log(1 - chance())) * DAY_MS;
    starts.push(Math.floor((starts.at(-1) ?? arrivesMs) + gapMs));
  }
  const visits = starts
    .filter((startMs) => startMs < NOW_MS - DAY_MS / 4)
    .map((startMs, number) => ({
      user,
      number,
      startMs,
      lateMs: chance() < LIFE.lateShare ? DAY_MS : 0,
    }));
  const stopsAt = isBounce ? 0 : stopOf(chance());
  const reachedIn: number[] = [];
  let visit = 0;
  for (let stone = 0; stone < stopsAt; stone += 1) {
    while (chance() < 0.35) visit += 1;
    // Who left before that visit never got there.
    if (visit >= visits.length) break;
    reachedIn.push(visit);
  }
  const isThrough = reachedIn.length === MILESTONES.length;
  const isStuck = !isBounce && chance() < (isThrough ? LIFE.struggleShare : LIFE.stuckShare);
  const bankIn = reachedIn[2] ?? 0;
  return {
    user,
    visits,
    reachedIn,
    isBounce,
    isAnonymousFirst,
    ...(isStuck ? { stuckIn: isThrough ? bankIn : visits.length - 1 } : {}),
  };
}

function stopOf(chance: number): number {
  let left = chance;
  for (const [stone, share] of LIFE.stopShares.entries()) {
    if (left < share) return stone;
    left -= share;
  }
  return MILESTONES.length;
}

/** One thing that happens in a visit, `afterMs` its start. */
export interface Happening {
  readonly name: string;
  readonly afterMs: number;
  readonly properties: JsonObject;
  readonly type?: "track" | "page" | "identify" | "group";
}

const PATHS = ["/customers", "/invoices", "/invoices/new", "/settings/bank", "/reports", "/"];
const ROUTINE = ["Customer List Filtered", "Invoice Created", "Report Opened", "Note Saved"];
const ROUTINE_MORE = ["Reminder Planned", "Export Started", "Column Sorted", "Comment Written"];
const NAMES = [...ROUTINE, ...ROUTINE_MORE];
const QUERIES = ["iban", "account number", "sort code", "delete invoice", "vat id", "invite"];
const REASONS = ["account_number_format", "account_closed", "bank_timeout", "name_mismatch"];
const DONE = ["Customer Added", "Invoice Sent", "Bank Connected", "Invoice Paid"] as const;
const ELEMENTS = ["#connect", "#save-customer", "#send"];

/** What happens in one visit, in order of time. */
export function happeningsOf(life: Life, visit: Visit, seed: number): readonly Happening[] {
  const { user, number } = visit;
  const chance = createRandom(seed + user * 64 + number + 1);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(chance() * values.length)] as Value;
  const happenings: Happening[] = [];
  let afterMs = 0;
  const does = (name: string, properties: JsonObject, type?: "page" | "identify" | "group") => {
    happenings.push({ name, afterMs, properties, ...(type === undefined ? {} : { type }) });
    afterMs += 1_000 + Math.floor(-8_000 * Math.log(1 - chance()));
  };
  const views = (path: string) =>
    does("Page Viewed", { path, url: `https://app.example${path}`, title: "Ledgerly" }, "page");

  if (number === 0) {
    views("/welcome");
    if (life.isBounce && chance() < 0.5) return happenings;
    const email = `user${user}@company${Math.floor(user / LIFE.peopleAnAccount)}.example`;
    does("Identified", { name: `User ${user}`, email, plan: pick(["free", "pro"]) }, "identify");
    if (life.isBounce) return happenings;
    does("Signed Up", { source: "site" });
    does("Grouped", { name: `Company ${Math.floor(user / LIFE.peopleAnAccount)}` }, "group");
    does("Guide Shown", { guide: "get-paid", kind: "checklist" });
  }
  for (let left = 3 + Math.floor(chance() * 8); left > 0; left -= 1) {
    if (chance() < 0.3) views(pick(PATHS));
    else
      does(pick(NAMES), { list: "invoices", by: "status", amount: Math.floor(chance() * 5_000) });
  }
  const stone = life.reachedIn.findIndex((reachedIn) => reachedIn >= number);
  const stuckAt = stone === -1 ? life.reachedIn.length : stone;
  if (life.stuckIn === number) getStuck(stuckAt);
  for (const [at, reachedIn] of life.reachedIn.entries()) {
    if (reachedIn !== number) continue;
    does(DONE[at] ?? "", { customerId: `c-${user}`, invoiceId: `i-${user}`, amount: 120 });
    if (life.stuckIn === number && at === stuckAt) {
      does("Stall Resolved", { milestone: MILESTONES[at] ?? "", by: "progress" });
    }
  }
  for (let left = 2 + Math.floor(chance() * 4); left > 0; left -= 1) {
    does(pick(NAMES), { list: "customers", by: "name", amount: Math.floor(chance() * 5_000) });
  }
  does("Session Ended", { activeMs: afterMs, reason: "hidden" });
  return happenings;

  function getStuck(at: number): void {
    const milestone = MILESTONES[Math.min(at, MILESTONES.length - 1)] ?? "";
    const isBank = milestone === "bank-connected";
    const times = 2 + Math.floor(chance() * 3);
    const path = isBank ? "/settings/bank" : pick(PATHS);
    const element = pick(ELEMENTS);
    for (let left = times; left > 0; left -= 1) {
      if (isBank) does("Bank Connect Failed", { reason: pick(REASONS), bank: "example" });
      else does("Frustration Detected", { kind: "rage-click", path, element, count: 4 });
    }
    if (chance() < 0.6) {
      does("Help Searched", { query: pick(QUERIES), results: chance() < 1 / 3 ? 2 : 0 });
    }
    const reason = isBank
      ? { kind: "failed-attempts", event: "Bank Connect Failed" }
      : { kind: "rage-click", path, element };
    const reasons = [{ ...reason, count: times, weight: 1, overMs: 30_000 }];
    does("Stall Detected", { milestone, reasons, model: "expected-1", chance: 0.3 });
  }
}
