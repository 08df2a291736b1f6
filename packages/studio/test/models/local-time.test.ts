import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localField, momentOf } from "../../src/models/local-time.ts";

describe("a moment in a field for day and time", () => {
  it("is read back to the minute, in whatever time zone it is written", () => {
    const minutes = fc.integer({ min: 20_000_000, max: 40_000_000 }).map((one) => one * 60_000);
    fc.assert(
      fc.property(minutes, (ms) => {
        const iso = new Date(ms).toISOString();
        expect(momentOf(localField(iso))).toBe(iso);
      }),
    );
  });

  it("is empty for what is no moment, and gone once it is emptied", () => {
    expect(["", "soon", 3, undefined].map(localField)).toEqual(["", "", "", ""]);
    expect(momentOf("")).toBeUndefined();
  });
});
