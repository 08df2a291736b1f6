import {
  EMPTY_PROGRESS,
  foldProgress,
  isCapped,
  mergeProgress,
  milestonesReached,
  nextMilestone,
  type Progress,
  type ProgressDefinitions,
  type ProgressEvent,
  reachedAtMs,
  type Threshold,
} from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalForm } from "../../src/progress/normal-form.ts";

const invoiceSent = { name: "Invoice Sent" };
const customerAdded = { name: "Customer Added" };
const hour = 3_600_000;
const day = 24 * hour;
const steps = [customerAdded, invoiceSent];

/** One threshold of every kind and window, so that each law is checked on all of them at once. */
const every: Record<string, Threshold> = {
  count: { kind: "count", event: invoiceSent, atLeast: 3 },
  countRolling: {
    kind: "count",
    event: invoiceSent,
    atLeast: 3,
    rollingMs: hour,
  },
  countSinceStart: {
    kind: "count",
    event: invoiceSent,
    atLeast: 2,
    sinceStartMs: 5 * hour,
  },
  countWhere: {
    kind: "count",
    event: { name: "Invoice Sent", where: [{ property: "amount", is: "at-least", value: 5 }] },
    atLeast: 2,
  },
  distinct: { kind: "distinct", event: invoiceSent, property: "customer", atLeast: 3 },
  distinctRolling: {
    kind: "distinct",
    event: invoiceSent,
    property: "customer",
    atLeast: 2,
    rollingMs: hour,
  },
  sum: { kind: "sum", event: invoiceSent, property: "amount", atLeast: 20 },
  sumRolling: {
    kind: "sum",
    event: invoiceSent,
    property: "amount",
    atLeast: 12,
    rollingMs: hour,
  },
  sumRunning: { kind: "sum", event: invoiceSent, property: "watched", atLeast: 30, running: true },
  active: { kind: "active-time", atLeast: 60_000, running: true },
  activeRolling: { kind: "active-time", atLeast: 30_000, running: true, rollingMs: hour },
  countDaily: { kind: "count", event: invoiceSent, atLeast: 3, rollingMs: day, shiftMs: 2 * hour },
  countMonthly: {
    kind: "count",
    event: invoiceSent,
    atLeast: 5,
    rollingMs: 31 * day,
    shiftMs: -5 * hour,
  },
  distinctDaily: {
    kind: "distinct",
    event: invoiceSent,
    property: "customer",
    atLeast: 3,
    rollingMs: day,
    shiftMs: 0,
  },
  activeDaily: {
    kind: "active-time",
    atLeast: 90_000,
    running: true,
    rollingMs: day,
    shiftMs: 0,
  },
  sequence: { kind: "sequence", steps, atLeast: 2 },
  sequenceRolling: {
    kind: "sequence",
    steps: [...steps, { name: "Page Viewed" }],
    atLeast: 3,
    rollingMs: 2 * hour,
  },
  sequenceSame: {
    kind: "sequence",
    steps: [...steps, invoiceSent],
    property: "customer",
    atLeast: 3,
    rollingMs: 6 * hour,
  },
  sequenceDaily: { kind: "sequence", steps, atLeast: 2, rollingMs: day, shiftMs: 0 },
  sequenceSinceStart: { kind: "sequence", steps, atLeast: 2, sinceStartMs: 3 * hour },
  latest: {
    kind: "distinct",
    event: invoiceSent,
    property: "customer",
    atLeast: 2,
    latest: true,
  },
  recent: { kind: "recent", event: invoiceSent, atLeast: 2 },
  recentAmounts: { kind: "recent", event: invoiceSent, property: "amount", atLeast: 3 },
};
const definitions = definitionsOf(every);

function definitionsOf(thresholds: Record<string, Threshold>): ProgressDefinitions {
  return {
    start: { name: "Signed Up" },
    thresholds: Object.fromEntries(
      Object.entries(thresholds).map(([key, threshold]) => [key, { version: "1", threshold }]),
    ),
  };
}

/** Histories in which times, sessions and customers collide on purpose; ids are unique, as in the log. */
const history = fc
  .array(
    fc.record({
      name: fc.constantFrom(
        "Invoice Sent",
        "Invoice Sent",
        "Invoice Sent",
        "Customer Added",
        "Signed Up",
        "Page Viewed",
      ),
      atMs: fc.integer({ min: 0, max: 40 }).map((slot) => slot * (hour / 4)),
      customer: fc.constantFrom("a", "b", "c", "d"),
      amount: fc.integer({ min: 0, max: 9 }),
      session: fc.constantFrom("s1", "s2", "s3"),
      activeMs: fc.integer({ min: 0, max: 60 }).map((seconds) => seconds * 1000),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ name, atMs, session, activeMs, ...properties }, index): ProgressEvent => ({
      id: `m${index}`,
      name,
      atMs,
      session,
      activeMs,
      properties: { ...properties, watched: activeMs / 1000 },
    })),
  );

function fold(events: readonly ProgressEvent[], from: Progress = EMPTY_PROGRESS): Progress {
  return events.reduce((progress, event) => foldProgress(progress, event, definitions), from);
}
const merge = (a: Progress, b: Progress) => mergeProgress(a, b, definitions);

describe("progress as a join-semilattice", () => {
  it("gives the same state in any order", () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          expect(fold(shuffled)).toEqual(fold(events));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("gives the same state under any repetition", () => {
    fc.assert(
      fc.property(
        history.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events))),
        ([events, again]) => {
          expect(fold([...events, ...again])).toEqual(fold(events));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("gives the same state for any split, overlap and merge", () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.subarray(events),
            fc.subarray(events),
            fc.subarray(events),
          ),
        ),
        ([events, a, b, c]) => {
          const rest = events.filter((event) => ![a, b, c].some((part) => part.includes(event)));
          const parts = [fold(a), fold(b), fold(c), fold(rest)];
          const left = parts.reduce(merge);
          const right = parts.reduceRight((later, earlier) => merge(earlier, later));
          expect(left).toEqual(right);
          expect(left).toEqual(merge(EMPTY_PROGRESS, fold(events)));
          expect(merge(left, left)).toEqual(left);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("evidence that fills what may be kept", () => {
  // Marks of active time within a window are the exception that the normal form names.
  const kinds = Object.entries(every).filter(([, { kind }]) => kind !== "active-time");

  it.each(kinds)("merges all the same: %s", (key, threshold) => {
    const most = 4;
    fc.assert(
      fc.property(
        history.chain((events) => fc.tuple(fc.constant(events), fc.subarray(events))),
        ([events, part]) => {
          const candidates = (some: readonly ProgressEvent[]) =>
            some.flatMap((event) => fold([event]).thresholds[key]?.candidates ?? []);
          const whole = normalForm(threshold, candidates(events), most);
          const rest = events.filter((event) => !part.includes(event));
          const halves = [part, rest].map((some) => normalForm(threshold, candidates(some), most));
          expect(normalForm(threshold, halves.flat(), most)).toEqual(whole);
          expect(normalForm(threshold, [...whole, ...candidates(part)], most)).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is not filled by active time, however many events there are in it", () => {
    const hours: Threshold = { kind: "active-time", atLeast: 2 * hour, running: true };
    const definition = definitionsOf({ hours });
    // Every second one of two sessions that go on side by side, each with an event of its own.
    const events = Array.from({ length: 7_300 }, (_, second): ProgressEvent => ({
      id: `m${String(second).padStart(5, "0")}`,
      name: "Page Viewed",
      atMs: second * 1_000,
      session: `s${second % 2}`,
      activeMs: Math.floor(second / 2) * 2_000,
      properties: {},
    }));
    const progress = events.reduce(
      (known, one) => foldProgress(known, one, definition),
      EMPTY_PROGRESS,
    );
    const state = progress.thresholds["hours"]!;
    expect(state.candidates.length).toBeLessThanOrEqual(1_000);
    expect(isCapped(hours, state.candidates)).toBe(false);
    // Two sessions together have two hours of activity after one hour.
    expect(reachedAtMs(state, hours, 0)).toBeGreaterThanOrEqual(hour);
    expect(reachedAtMs(state, hours, 0)).toBeLessThan(hour + 20_000);
  });
});

/** The definition itself, over the whole history: what the bounded state must agree with. */
function reachedByDefinition(
  threshold: Threshold,
  events: readonly ProgressEvent[],
): number | undefined {
  const firstMs = Math.min(...events.map((event) => event.atMs));
  const starts = events.filter((event) => event.name === "Signed Up").map((event) => event.atMs);
  const startMs = starts.length > 0 ? Math.min(...starts) : firstMs;
  const times = [...new Set(events.map((event) => event.atMs))].sort((a, b) => a - b);
  return times.find((untilMs) => {
    const { rollingMs = Infinity, sinceStartMs = Infinity } = threshold;
    if (untilMs - startMs > sinceStartMs) return false;
    const fromMs = untilMs - rollingMs;
    const inFrame = events.filter(
      (event) =>
        event.atMs >= fromMs &&
        event.atMs <= untilMs &&
        periodOf(threshold, event.atMs) === periodOf(threshold, untilMs),
    );
    const sent = inFrame.filter((event) => event.name === "Invoice Sent");
    const amount = (event: ProgressEvent) => event.properties["amount"] as number;
    switch (threshold.kind) {
      case "count": {
        const where = threshold.event.where;
        return sent.filter((event) => !where || amount(event) >= 5).length >= threshold.atLeast;
      }
      case "distinct":
        return new Set(sent.map((event) => event.properties["customer"])).size >= threshold.atLeast;
      case "sum":
        if (!threshold.running)
          return sent.reduce((sum, event) => sum + amount(event), 0) >= threshold.atLeast;
        return (
          highWater(sent, (event) => event.properties["watched"] as number) >= threshold.atLeast
        );
      case "recent":
        throw new Error("nothing asks when it is reached");
      case "sequence":
        return hasRun(threshold, inFrame);
      case "active-time":
        return highWater(inFrame, (event) => event.activeMs ?? 0) >= threshold.atLeast;
    }
  });
}
/** The calendar period as its date reads on a clock of that offset; nothing where there is no calendar. */
function periodOf({ shiftMs, rollingMs = 0 }: Threshold, atMs: number): string {
  if (shiftMs === undefined) return "";
  return new Date(atMs + shiftMs).toISOString().slice(0, rollingMs > day ? 7 : 10);
}
/** Every choice of one event for each step, tried. */
function hasRun(
  threshold: Extract<Threshold, { readonly kind: "sequence" }>,
  events: readonly ProgressEvent[],
): boolean {
  const sorted = [...events].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  const goesOn = (from: number, step: number, value: unknown): boolean =>
    step === threshold.steps.length ||
    sorted.some(
      ({ name, properties }, index) =>
        index >= from &&
        name === threshold.steps[step]!.name &&
        (value === undefined || properties["customer"] === value) &&
        goesOn(index + 1, step + 1, threshold.property && (value ?? properties["customer"])),
    );
  return goesOn(0, 0, undefined);
}
function highWater(events: readonly ProgressEvent[], of: (event: ProgressEvent) => number): number {
  const bySession = new Map<string, number>();
  for (const event of events) {
    bySession.set(event.session!, Math.max(bySession.get(event.session!) ?? 0, of(event)));
  }
  return [...bySession.values()].reduce((sum, value) => sum + value, 0);
}

describe("the latest amounts", () => {
  it("agree with the whole history, in any order, also under a late and a repeated event", () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const amount = ({ properties }: ProgressEvent) => properties["amount"] as number;
          const latest = events
            .filter((event) => event.name === "Invoice Sent" && amount(event) > 0)
            .sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
            .slice(-3)
            .map((event) => ({ atMs: event.atMs, id: event.id, amount: amount(event) }));
          const kept = fold([...shuffled, ...events]).thresholds["recentAmounts"]?.candidates;
          expect(kept ?? []).toEqual(latest);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the latest of each value", () => {
  it("agree with the whole history, in any order", () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const last = new Map<unknown, ProgressEvent>();
          const sorted = [...events].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
          for (const event of sorted) {
            if (event.name === "Invoice Sent") last.set(event.properties["customer"], event);
          }
          const ids = [...last.values()]
            .sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
            .slice(-2)
            .map(({ id }) => id);
          const kept = fold([...shuffled, ...events]).thresholds["latest"]?.candidates ?? [];
          expect(kept.map(({ id }) => id)).toEqual(ids);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("what was not done", () => {
  const absentMs = 2 * hour;
  const book = {
    definitions: {
      thresholds: {
        "m:quiet": {
          version: "1",
          threshold: { kind: "count", event: { name: "Signed Up" }, atLeast: 1 },
        },
        "m:!quiet": { version: "1", threshold: { kind: "count", event: invoiceSent, atLeast: 1 } },
      },
    } satisfies ProgressDefinitions,
    milestones: [{ id: "quiet", after: ["quiet"], absentMs }],
    activation: [],
  };
  const foldQuiet = (events: readonly ProgressEvent[]) =>
    events.reduce((known, one) => foldProgress(known, one, book.definitions), EMPTY_PROGRESS);

  it("is reached when its time is over, for whatever is known, in any order and split", () => {
    fc.assert(
      fc.property(
        history.chain((events) => fc.tuple(fc.constant(events), fc.subarray(events))),
        fc.integer({ min: 0, max: 40 }),
        ([events, part], slot) => {
          const nowMs = slot * (hour / 4);
          const begun = events.filter(({ name }) => name === "Signed Up").map(({ atMs }) => atMs);
          const endMs = Math.min(...begun) + absentMs;
          const isDone = events.some(({ name, atMs }) => name === "Invoice Sent" && atMs <= endMs);
          const expected = begun.length > 0 && nowMs >= endMs && !isDone ? { quiet: endMs } : {};
          const rest = events.filter((event) => !part.includes(event));
          const joined = mergeProgress(foldQuiet(rest), foldQuiet(part), book.definitions);
          expect(milestonesReached(joined, book, {}, nowMs)).toEqual(expected);
          expect(milestonesReached(foldQuiet(events.toReversed()), book, {}, nowMs)).toEqual(
            expected,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is never what comes next, since nobody works on it", () => {
    const progress = foldQuiet([{ id: "s", name: "Signed Up", atMs: 1, properties: {} }]);
    expect(nextMilestone(milestonesReached(progress, book, {}, 2), book)).toBeUndefined();
  });
});

describe("when a threshold is reached", () => {
  // A rolling window over running totals counts growth inside the window; it has its own test below.
  const compared = Object.entries(every).filter(
    ([key]) => !/activeRolling|activeDaily|^recent|^latest/.test(key),
  );
  it.each(compared)("%s agrees with its definition over the whole history", (key, threshold) => {
    fc.assert(
      fc.property(history, (events) => {
        const progress = fold(events);
        const startMs = progress.startMs ?? progress.firstMs;
        expect(reachedAtMs(progress.thresholds[key], threshold, startMs)).toBe(
          reachedByDefinition(threshold, events),
        );
      }),
      { numRuns: 250 },
    );
  });

  it("counts only the growth of a running total inside a rolling window", () => {
    const at = (hours: number, activeMs: number, id: string): ProgressEvent => ({
      id,
      name: "Page Viewed",
      atMs: hours * hour,
      session: "s",
      activeMs,
      properties: {},
    });
    const slow = fold([at(0, 20_000, "a"), at(2, 40_000, "b")]);
    expect(
      reachedAtMs(slow.thresholds["activeRolling"], every["activeRolling"]!, 0),
    ).toBeUndefined();
    const quick = fold([at(0, 20_000, "a"), at(0.5, 40_000, "b")]);
    expect(reachedAtMs(quick.thresholds["activeRolling"], every["activeRolling"]!, 0)).toBe(
      hour / 2,
    );
  });
});

describe("bounds", () => {
  it("keeps no more evidence than the threshold needs", () => {
    const many = Array.from({ length: 1_100 }, (_, index): ProgressEvent => ({
      id: `m${String(index).padStart(5, "0")}`,
      name: "Invoice Sent",
      atMs: index * 10 * hour,
      session: `s${index}`,
      activeMs: 1,
      properties: { amount: 0.001, customer: `c${index}` },
    }));
    const { count, distinct, recent, recentAmounts, sum, sequence } = every;
    const few = definitionsOf({ count, distinct, recent, recentAmounts, sum, sequence } as Record<
      string,
      Threshold
    >);
    const progress = many.reduce((known, one) => foldProgress(known, one, few), EMPTY_PROGRESS);
    expect(progress.thresholds["count"]!.candidates).toHaveLength(3);
    expect(progress.thresholds["distinct"]!.candidates).toHaveLength(3);
    expect(progress.thresholds["recent"]!.candidates.map((candidate) => candidate.atMs)).toEqual([
      1098 * 10 * hour,
      1099 * 10 * hour,
    ]);
    expect(progress.thresholds["recentAmounts"]!.candidates).toEqual(
      [1097, 1098, 1099].map((index) => ({
        atMs: index * 10 * hour,
        id: `m0${index}`,
        amount: 0.001,
      })),
    );
    for (const key of ["sum", "sequence"]) {
      const { candidates } = progress.thresholds[key]!;
      expect(candidates).toHaveLength(1_000);
      expect(isCapped(every[key]!, candidates)).toBe(true);
    }
    expect(isCapped(every["count"]!, progress.thresholds["count"]!.candidates)).toBe(false);
  });

  it("starts anew where a definition changed", () => {
    const old = fold([{ id: "a", name: "Invoice Sent", atMs: 1, properties: {} }]);
    const changed: ProgressDefinitions = {
      thresholds: {
        count: { version: "2", threshold: { kind: "count", event: invoiceSent, atLeast: 1 } },
      },
    };
    expect(mergeProgress(old, EMPTY_PROGRESS, changed).thresholds).toEqual({});
    const next = foldProgress(
      old,
      { id: "b", name: "Invoice Sent", atMs: 2, properties: {} },
      changed,
    );
    expect(next.thresholds["count"]).toEqual({ version: "2", candidates: [{ atMs: 2, id: "b" }] });
  });

  it("ignores amounts that are no positive finite number", () => {
    const odd = [NaN, -5, Infinity, "9", null, undefined, {}].map((amount, index) => ({
      id: `m${index}`,
      name: "Invoice Sent",
      atMs: index,
      properties: { amount },
    }));
    expect(fold(odd).thresholds["sum"]).toBeUndefined();
    expect(fold(odd).thresholds["recentAmounts"]).toBeUndefined();
  });
});
