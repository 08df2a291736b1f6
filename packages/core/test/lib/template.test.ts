import { fillTemplate } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const traits = {
  name: "Mara",
  seats: 3,
  blank: " ",
  gone: null,
  company: { name: "Ledgerly" },
  "a.b": "flat",
};

describe("fillTemplate", () => {
  it.each([
    ["Hi {name|there}", "Hi Mara"],
    ["Hi {nickname|there}", "Hi there"],
    ["{company.name|your company} has {seats|some} seats", "Ledgerly has 3 seats"],
    ["{a.b}", "flat"],
    ["{company|none}", "none"],
    ["{blank|filled}{gone|filled}", "filledfilled"],
    ["Hi {nickname}!", "Hi !"],
    ["{nickname|}", ""],
    ["{constructor|safe} {__proto__|safe} {name.length|safe}", "safe safe safe"],
    ["{ not a placeholder } {}", "{ not a placeholder } {}"],
    ["{n, plural, one {# file}}", "{n, plural, one {# file}}"],
  ])("%s → %s", (text, filled) => {
    expect(fillTemplate(text, traits)).toBe(filled);
  });

  it("puts text and numbers into words, and nothing else", () => {
    const say = (value: string | number) => `<${value}>`;
    expect(fillTemplate("{name} {seats} {gone|none} {paid}", { ...traits, paid: true }, say)).toBe(
      "<Mara> <3> none true",
    );
  });

  it("never says undefined, null or [object Object]", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b"), fc.jsonValue()), (values) => {
        const filled = fillTemplate("{a}{b|}{a.x}{b.0}{c}", values);
        const words = JSON.stringify(values);
        for (const slip of ["undefined", "null", "[object", "NaN"]) {
          expect(filled.includes(slip) && !words.includes(slip)).toBe(false);
        }
      }),
    );
  });
});
