import { describe, expect, it } from "vitest";
import { darkColours, lightColours, tokensCss } from "../src/tokens.ts";
import type { Colours } from "../src/tokens.ts";
import { theme } from "./builders.ts";

/** WCAG 2.2: contrast ratio of two colours written as #rrggbb. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

// Words on the ground they stand on; then what has to be seen without being read.
const words = [
  ["text", "surface"],
  ["text", "sunken"],
  ["quiet", "surface"],
  ["quiet", "sunken"],
  ["accent", "surface"],
  ["accent", "soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
] as const;
const marks = [
  ["alert", "surface"],
  ["control", "surface"],
  ["control", "sunken"],
  ["accent", "surface"],
  ["accent", "sunken"],
] as const;
const schemes: readonly (readonly [string, Colours])[] = [
  ["light", lightColours],
  ["dark", darkColours],
];

describe.each(schemes)("%s colours", (_, colours) => {
  it.each(words)("TOKEN1 %s on %s reads at 4.5 to 1 or better", (front, ground) => {
    expect(contrast(colours[front]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(marks)("TOKEN2 %s on %s is seen at 3 to 1 or better", (front, ground) => {
    expect(contrast(colours[front]!, colours[ground]!)).toBeGreaterThanOrEqual(3);
  });
});

describe("theme", () => {
  it("TOKEN3 follows the system's scheme only when it is left to it, and carries both for a page that decides", () => {
    expect(tokensCss(theme)).toContain("--cairn-scheme:light dark;");
    expect(tokensCss({ ...theme, scheme: "light" })).toContain("--cairn-scheme:light;");
    const dark = tokensCss({ ...theme, scheme: "dark" });
    expect(dark).toContain("--cairn-scheme:dark;");
    expect(dark).toContain(
      `--cairn-surface:light-dark(${lightColours.surface},${darkColours.surface});`,
    );
  });
  it("TOKEN4 takes the guidebook's tokens, and a dark one over a general one after dark", () => {
    const tokens = { accent: "#123456", text: "#111111", radius: "4px" };
    const css = tokensCss({ ...theme, tokens, darkTokens: { accent: "#abcdef" } });
    expect(css).toContain("--cairn-accent:light-dark(#123456,#abcdef);");
    expect(css).toContain("--cairn-text:light-dark(#111111,#111111);");
    expect(css).toContain("--cairn-radius:4px;");
  });
  it("TOKEN5 leaves out a value that would end its declaration", () => {
    const css = tokensCss({ ...theme, tokens: { accent: "red;} * { display: none" } });
    expect(css).not.toContain("display: none");
  });
  it("TOKEN6 leaves room in the corner for what already stands there", () => {
    const css = tokensCss({ ...theme, offset: { inline: 12, block: 90 } });
    expect(css).toContain("--cairn-offset-block:90px;");
    expect(css).toContain("--cairn-offset-inline:12px;");
  });
});
