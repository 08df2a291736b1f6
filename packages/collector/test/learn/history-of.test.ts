import type { JsonObject } from "@cairn/core";
import { compileGuidebook } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { historyOf } from "../../src/learn/history-of.ts";
import { horizonOf } from "../../src/learn/horizon.ts";
import { createRescues } from "../../src/learn/rescuing-guides.ts";
import { unfitness } from "../../src/learn/unfit-rows.ts";
import type { Cursor, LogRow } from "../../src/store/event-log.ts";
import { DAY_MS, GUIDEBOOK, MONTH_AGO_MS, NOW_MS } from "./a-product.ts";

const book = compileGuidebook(GUIDEBOOK, { revision: "1" });
const rescues = createRescues(book);
const json = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonObject>;
const NAMES = [
  "Customer Added",
  "Bank Refused",
  "Guide Shown",
  "Frustration Detected",
  "Help Answer Viewed",
  "Session Ended",
  "__proto__",
];
const row: fc.Arbitrary<LogRow> = fc.record({
  environment: fc.constant("live" as const),
  cursor: fc.constant("1" as Cursor),
  messageId: fc.uuid(),
  type: fc.constantFrom("track" as const, "page" as const, "identify" as const, "alias" as const),
  name: fc.constantFrom(...NAMES),
  actor: fc.constant("ann"),
  atMs: fc.integer({ min: MONTH_AGO_MS, max: NOW_MS }),
  receivedAtMs: fc.integer({ min: MONTH_AGO_MS, max: NOW_MS }),
  session: fc.constantFrom("one", "two"),
  seq: fc.nat(5),
  properties: fc.oneof(
    fc.dictionary(fc.constantFrom("kind", "path", "guide", "milestone", "asked"), json),
    fc.constant({ kind: "rage-click", path: "/bank" }),
  ),
  context: fc.oneof(
    fc.record({ cairn: json, page: json }),
    fc.record({ cairn: fc.record({ activeMs: fc.double() }) }),
  ),
});

describe("a history", () => {
  it("is in order, its active time never falls, and it ends with the outcome, whatever the rows hold", () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 12 }),
        fc.option(fc.integer({ min: MONTH_AGO_MS, max: NOW_MS }), { nil: undefined }),
        (unsorted, passedMs) => {
          const rows = unsorted.toSorted((a, b) => a.atMs - b.atMs);
          unfitness(rows, NOW_MS);
          const passed = passedMs === undefined ? {} : { passedMs };
          const reached = { customer: MONTH_AGO_MS + DAY_MS };
          const person = { id: "ann", firstMs: MONTH_AGO_MS, reached, ...passed };
          const happenings = historyOf(person, rows, { book, rescues })?.happenings ?? [];
          const done = happenings.filter(({ kind }) => kind !== "time");
          for (const [index, one] of done.slice(1).entries()) {
            expect(one.atMs).toBeGreaterThanOrEqual(done[index]!.atMs);
            expect(one.active).toBeGreaterThanOrEqual(done[index]!.active);
          }
          expect(happenings.every(({ active }) => Number.isSafeInteger(active))).toBe(true);
          const late = done.slice(1).filter(({ atMs }) => atMs >= (passedMs ?? Infinity));
          expect(late).toEqual([]);
          expect(happenings.length === 0 || happenings[0]!.kind === "milestone").toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("somebody who was called away", () => {
  const did = (name: string, days: number, rest: Partial<LogRow> = {}): LogRow =>
    ({
      environment: "live",
      messageId: `${name} ${days}`,
      type: "track",
      name,
      actor: "ann",
      atMs: MONTH_AGO_MS + days * DAY_MS,
      receivedAtMs: MONTH_AGO_MS + days * DAY_MS,
      properties: {},
      ...rest,
    }) as LogRow;
  const called = did("Stall Detected", 5, {
    properties: { milestone: "bank", source: "collector" },
    trust: "server",
  });
  const person = {
    id: "ann",
    firstMs: MONTH_AGO_MS,
    passedMs: MONTH_AGO_MS + 9 * DAY_MS,
    reached: {},
  };

  it("counts up to there only: the company may have written to them", () => {
    const rows = [did("Customer Added", 0), called, did("Bank Refused", 8)];
    const history = historyOf(person, rows, { book, rescues });
    expect(history?.helpedMs).toBe(MONTH_AGO_MS + 8 * DAY_MS);
    expect(history?.happenings.filter(({ kind }) => kind === "event")).toHaveLength(1);
    const [first, , last] = rows;
    const alone = historyOf(person, [first!, last!], { book, rescues });
    expect(alone).not.toHaveProperty("helpedMs");
    expect(alone?.happenings.filter(({ kind }) => kind === "event")).toHaveLength(2);
  });
});

describe("the time in which people get through", () => {
  it("is from one day to sixty in whole days, and two weeks where too few tell", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200 * DAY_MS }), { maxLength: 120 }),
        (durations) => {
          const horizonMs = horizonOf(durations);
          expect(horizonMs % DAY_MS).toBe(0);
          expect(horizonMs).toBeGreaterThanOrEqual(DAY_MS);
          expect(horizonMs).toBeLessThanOrEqual(60 * DAY_MS);
          if (durations.length < 50) expect(horizonMs).toBe(14 * DAY_MS);
        },
      ),
    );
    expect(horizonOf(Array.from({ length: 100 }, (_, day) => (day / 10) * DAY_MS))).toBe(
      18 * DAY_MS,
    );
  });
});
