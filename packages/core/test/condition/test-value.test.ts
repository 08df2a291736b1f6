import { type Json, type Operator, testValue } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { NOW } from "./facts-builder.ts";

const DAY = 86_400_000;

describe("testValue", () => {
  it.each<[unknown, Operator, Json | undefined, boolean]>([
    ["pro", "equals", "pro", true],
    ["Pro", "equals", "pro", false],
    [5, "equals", "5", false],
    [null, "equals", null, true],
    ["pro", "not-equals", "free", true],
    [undefined, "not-equals", "free", false],
    ["a long name", "contains", "long", true],
    [["a", "b"], "contains", "b", true],
    [12, "contains", "1", false],
    [6, "more-than", 5, true],
    [5, "more-than", 5, false],
    [5, "at-least", 5, true],
    [4, "less-than", 5, true],
    [5, "at-most", 5, true],
    ["6", "more-than", 5, false],
    [undefined, "less-than", 5, false],
    [null, "at-most", 5, false],
    ["2026-06-01", "more-than", "2026-05-04", true],
    ["pro", "one-of", ["pro", "team"], true],
    [undefined, "one-of", ["pro"], false],
    ["pro", "one-of", "pro", false],
    [0, "exists", undefined, true],
    ["", "exists", undefined, true],
    [null, "exists", undefined, false],
    [undefined, "absent", undefined, true],
    [false, "absent", undefined, false],
  ])("%j %s %j is %s", (value, is, wanted, passes) => {
    const test = wanted === undefined ? { is } : { is, value: wanted };
    expect(testValue(test, value, NOW)).toBe(passes);
  });

  it.each<[unknown, Operator, boolean]>([
    ["2026-05-20", "within-next", true],
    ["2026-06-10", "within-next", false],
    ["2026-05-01", "within-next", false],
    ["2026-05-01", "within-last", true],
    ["2026-03-01", "within-last", false],
    [NOW + DAY, "within-next", true],
    ["2026-05-04T10:00:00+02:00", "within-last", true],
    ["2026-05-04T09:00", "within-next", true],
    ["soon", "within-next", false],
    ["2026-13-45", "within-next", false],
    [undefined, "within-last", false],
  ])("%j %s 30 days of the fourth of May is %s", (value, is, passes) => {
    expect(testValue({ is, value: 30 * DAY }, value, NOW)).toBe(passes);
  });
});
