import fc from "fast-check";
import { expect, it } from "vitest";
import { nextTry, PAUSES_MS, TRIED_MS } from "../../src/deliver/schedule.ts";

/** Times of all attempts of a delivery that always fails. */
function attemptsOf(chances: readonly number[], retryAfterMs: number): readonly number[] {
  const times = [0];
  for (;;) {
    const nowMs = times.at(-1)!;
    const attempts = times.length;
    const failure = { attempts, startedAtMs: 0, nowMs, retryAfterMs };
    const next = nextTry(failure, () => chances[attempts % chances.length] ?? 0);
    if (next.kind === "dead") return times;
    times.push(next.atMs);
  }
}

const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });

it("tries for three days, the last time at their end, and not a hundred times", () =>
  fc.assert(
    fc.property(chances, fc.nat(400 * 3_600_000), (random, retryAfterMs) => {
      const times = attemptsOf(random, retryAfterMs);
      expect(times.at(-1)).toBe(TRIED_MS);
      expect(times.length).toBeLessThan(90);
      for (const [at, time] of times.slice(1, -1).entries()) {
        const pause = time - times[at]!;
        const longest = PAUSES_MS[Math.min(at, PAUSES_MS.length - 1)]!;
        expect(pause).toBeGreaterThanOrEqual(Math.max(longest * 0.1 - 1, retryAfterMs));
        expect(pause).toBeLessThanOrEqual(Math.max(longest, retryAfterMs));
      }
    }),
  ));

it("waits longer each time, up to ten hours", () => {
  const times = attemptsOf([1], 0);
  const pauses = times.slice(1).map((time, at) => time - times[at]!);
  const hours = pauses.map((ms) => Math.round(ms / 36_000) / 100);
  expect(hours).toEqual([0, 0.08, 0.5, 2, 5, 10, 10, 10, 10, 10, 10, 4.42]);
});
