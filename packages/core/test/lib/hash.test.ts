import { readFileSync } from "node:fs";
import { bucket, fnv1a } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { describeWithReferenceData } from "../../../../test/reference-data.ts";

interface Vector {
  readonly kind: string;
  readonly input: { readonly seed: string; readonly value: string; readonly version: number };
  readonly expected: number;
}

describe("hash", () => {
  it("computes FNV-1a as its authors publish it", () => {
    // http://www.isthe.com/chongo/src/fnv/test_fnv.c
    expect(fnv1a("")).toBe(0x811c9dc5);
    expect(fnv1a("a")).toBe(0xe40c292c);
    expect(fnv1a("foobar")).toBe(0xbf9cf968);
  });

  it("spreads users evenly and independently of the seed", () => {
    const users = Array.from({ length: 4_000 }, (_, index) => `user-${index}`);
    const first = users.filter((user) => bucket("guide-a", user) < 0.5);
    const both = first.filter((user) => bucket("guide-b", user) < 0.5);
    expect(first.length / users.length).toBeCloseTo(0.5, 1);
    expect(both.length / first.length).toBeCloseTo(0.5, 1);
  });

  describeWithReferenceData("stat-vectors.json", (path) => {
    it("puts users where GrowthBook's published vectors put them", () => {
      const { vectors } = JSON.parse(readFileSync(path, "utf8")) as { vectors: readonly Vector[] };
      const second = vectors.filter(
        ({ kind, input }) => kind === "hash_fnv32a" && input.version === 2,
      );
      expect(second.length).toBeGreaterThan(3);
      for (const { input, expected } of second) {
        expect(bucket(input.seed, input.value)).toBeCloseTo(expected, 9);
      }
    });
  });
});
