import { PRESETS, type PresetName } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { asHex, contrast } from "../../src/models/contrast.ts";
import { hardToRead } from "../../src/models/legibility.ts";

describe("the contrast of two colours", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#fff", "#ffffff", 1],
    // As WCAG's own understanding document works it out for this grey.
    ["#767676", "#fff", 4.54],
  ])("of %s and %s is %d", (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBeCloseTo(ratio, 2);
  });

  it("is not said of what is no plain colour", () => {
    expect(contrast("var(--brand)", "#fff")).toBeUndefined();
    expect(asHex("rebeccapurple")).toBeUndefined();
    expect(asHex("#1aF")).toBe("#11aaff");
  });
});

describe("a look", () => {
  it.each(Object.keys(PRESETS) as PresetName[])("that is a preset can be read: %s", (preset) => {
    expect(hardToRead({ preset })).toEqual([]);
  });

  it("is called hard to read where its own colours are, in the scheme where they are", () => {
    expect(hardToRead({ tokens: { accent: "#ffd400", "on-accent": "#ffffff" } })).toMatchObject([
      { scheme: "light", ink: "on-accent", ground: "accent", needed: 4.5 },
      { scheme: "light", ink: "accent", ground: "surface", needed: 3 },
      { scheme: "dark", ink: "on-accent", ground: "accent", needed: 4.5 },
    ]);
    const quiet = { tokens: { quiet: "#aaaaaa" }, darkTokens: { quiet: "#b1aaa0" } };
    expect(hardToRead(quiet).map(({ scheme }) => scheme)).toEqual(["light", "light"]);
    expect(hardToRead({ ...quiet, scheme: "dark" })).toEqual([]);
  });
});
