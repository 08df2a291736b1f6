import { durationMs, parseDuration } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("durations", () => {
  it.each([
    ["250ms", 250],
    ["30s", 30_000],
    ["1.5m", 90_000],
    ["12h", 43_200_000],
    ["7d", 604_800_000],
    ["2w", 1_209_600_000],
  ])("reads %s", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(["", "30", "s", "3 days", "-1s", "1e3s", "1234567s", "1s ", "∞d"])(
    "refuses %j",
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
      expect(() => durationMs(text)).toThrow(RangeError);
    },
  );

  it("gives a safe whole number for whatever it reads", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,6}(\.\d{1,3})?(ms|s|m|h|d|w)$/), (text) => {
        expect(Number.isSafeInteger(parseDuration(text))).toBe(true);
      }),
    );
  });
});
