import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSkewClock, madeByMs, type MessageTimes } from "../../src/ingest/skew.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RECEIVED_MS = Date.UTC(2027, 4, 1, 12);

function times(parts: Partial<MessageTimes>): MessageTimes {
  const base = { clientMs: RECEIVED_MS, sentMs: RECEIVED_MS, receivedMs: RECEIVED_MS };
  return { ...base, session: "s1", ...parts };
}

describe("the time of an event", () => {
  it.each([
    ["a delay of an hour on the way", { sentMs: RECEIVED_MS - HOUR_MS }],
    ["a week offline", { clientMs: RECEIVED_MS - 7 * 24 * HOUR_MS }],
    [
      "a clock 50 minutes ahead",
      { clientMs: RECEIVED_MS + 50 * MINUTE_MS, sentMs: RECEIVED_MS + 50 * MINUTE_MS },
    ],
    [
      "a clock two hours behind",
      { clientMs: RECEIVED_MS - 2 * HOUR_MS, sentMs: RECEIVED_MS - 2 * HOUR_MS },
    ],
    ["no sentAt", { sentMs: undefined, clientMs: RECEIVED_MS - 5 }],
  ])("is the client's own, whatever %s would suggest", (_, parts) => {
    const { clientMs } = times(parts);
    expect(createSkewClock().correct(times(parts))).toEqual({ atMs: clientMs });
  });

  it("is set back by the session's offset where its clock runs more than an hour ahead", () => {
    const aheadMs = 3 * HOUR_MS;
    const clientMs = RECEIVED_MS + aheadMs - 10 * MINUTE_MS;
    const corrected = createSkewClock().correct(times({ clientMs, sentMs: RECEIVED_MS + aheadMs }));
    expect(corrected).toEqual({
      atMs: RECEIVED_MS - 10 * MINUTE_MS,
      clientAtMs: clientMs,
      timeNote: "session-offset",
    });
  });

  it("is the client's own where sentAt lies weeks after it: no clock is wrong in that way", () => {
    const clock = createSkewClock();
    const sentMs = RECEIVED_MS + 365 * 24 * HOUR_MS;
    expect(clock.correct(times({ sentMs }))).toEqual({ atMs: RECEIVED_MS });
    expect(clock.correct(times({ clientMs: RECEIVED_MS + 1 }))).toEqual({ atMs: RECEIVED_MS + 1 });
  });

  it.each([
    ["is not earlier where the clock is right or behind", { sentMs: RECEIVED_MS - 5 }, undefined],
    ["is not earlier without sentAt", { sentMs: undefined }, undefined],
    ["is earlier by what the clock is ahead", { sentMs: RECEIVED_MS + 9_000 }, -9_000],
    [
      "is earlier than a receive time that stands for it",
      { clientMs: RECEIVED_MS + 2 * HOUR_MS, sentMs: RECEIVED_MS + 3 * HOUR_MS },
      -HOUR_MS,
    ],
  ] as const)("when it was made at the latest %s", (_, parts, expected) => {
    const made = madeByMs(times(parts), RECEIVED_MS);
    expect(made === undefined ? made : made - RECEIVED_MS).toBe(expected);
  });

  it("is the receive time where the session's offset would put it before 1970", () => {
    const clock = createSkewClock();
    const aheadMs = RECEIVED_MS * 2;
    clock.correct(times({ clientMs: aheadMs, sentMs: aheadMs }));
    expect(clock.correct(times({ clientMs: 5 }))).toEqual({
      atMs: RECEIVED_MS,
      clientAtMs: 5,
      timeNote: "receive-time",
    });
  });

  it("is the receive time where it still is more than an hour ahead, and the client's own is kept", () => {
    const clientMs = RECEIVED_MS + 90 * MINUTE_MS;
    expect(createSkewClock().correct(times({ clientMs }))).toEqual({
      atMs: RECEIVED_MS,
      clientAtMs: clientMs,
      timeNote: "receive-time",
    });
  });

  it("keeps the order within a session, whatever each delivery's delay was", () => {
    const delays = fc.array(fc.nat(20 * MINUTE_MS), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 5 }), delays, (aheadHours, delaysMs) => {
        const clock = createSkewClock();
        const aheadMs = aheadHours * HOUR_MS + 90_000;
        const at = delaysMs.map((delayMs, step) => {
          const madeMs = RECEIVED_MS + step * 30 * MINUTE_MS;
          const onClient = madeMs + aheadMs;
          const message = { clientMs: onClient, sentMs: onClient, receivedMs: madeMs + delayMs };
          return clock.correct(times(message));
        });
        // A session whose clock is judged only later (the first deliveries hid it) may step back once, then never.
        const judged = at.filter(({ timeNote }) => timeNote === at.at(-1)?.timeNote);
        const values = judged.map(({ atMs }) => atMs);
        expect(values).toEqual(values.toSorted((a, b) => a - b));
      }),
    );
  });

  it("judges each session's clock for itself", () => {
    const clock = createSkewClock();
    const wrong = RECEIVED_MS + 5 * HOUR_MS;
    clock.correct(times({ clientMs: wrong, sentMs: wrong }));
    expect(clock.correct(times({ session: "s2" }))).toEqual({ atMs: RECEIVED_MS });
  });
});
