import { canonicalJson, definitionVersion } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("definition versions", () => {
  it("do not depend on the order of keys, at any depth", () => {
    expect(definitionVersion({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      definitionVersion({ b: { d: null, c: [1, 2] }, a: 1 }),
    );
  });

  it("differ when a value, a type or the order of a list differs", () => {
    const versions = [{ a: 1 }, { a: "1" }, { a: 2 }, { b: 1 }, { a: [1, 2] }, { a: [2, 1] }, {}];
    expect(new Set(versions.map(definitionVersion)).size).toBe(versions.length);
  });

  it("are short and take undefined for absent", () => {
    expect(definitionVersion({ a: 1, b: undefined })).toBe(definitionVersion({ a: 1 }));
    expect(definitionVersion({ a: "x".repeat(10_000) })).toMatch(/^[0-9a-z]{2,14}$/);
  });

  it("canonical JSON says the same data", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
