import { checkGuidebook, type PresetName, PRESETS, resolveTheme } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

/** WCAG 2.2: contrast ratio of two colours written as #rrggbb. */
function contrast(one = "", other = ""): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
function luminance(colour: string): number {
  expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// Words on the ground they stand on; then what has to be seen without being read.
const words = [
  ["text", "surface"],
  ["text", "sunken"],
  ["text", "soft"],
  ["quiet", "surface"],
  ["quiet", "sunken"],
  ["accent", "surface"],
  ["accent", "sunken"],
  ["accent", "soft"],
  ["accent-strong", "surface"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["alert", "surface"],
  ["alert", "sunken"],
] as const;
const marks = [
  ["control", "surface"],
  ["control", "sunken"],
] as const;

const looks = (["stone", "slate", "pebble"] as const).flatMap((name) => [
  [`${name}, light`, PRESETS[name].tokens] as const,
  [`${name}, dark`, { ...PRESETS[name].tokens, ...PRESETS[name].darkTokens }] as const,
]);

describe.each(looks)("%s", (_name, colours) => {
  it.each(words)("%s on %s reads at 4.5 to 1 or better", (front, ground) => {
    expect(contrast(colours[front], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(marks)("%s on %s is seen at 3 to 1 or better", (front, ground) => {
    expect(contrast(colours[front], colours[ground])).toBeGreaterThanOrEqual(3);
  });
});

describe("presets", () => {
  const themeOf = (theme: object) => {
    const { guidebook, problems } = checkGuidebook({ version: 1, theme });
    expect(problems).toEqual([]);
    if (!guidebook) throw new Error("not valid");
    return resolveTheme(guidebook.theme);
  };

  it.each(Object.keys(PRESETS) as readonly PresetName[])(
    "%s is spelt out, and is a theme one could write",
    (preset) => {
      const { tokens, darkTokens } = themeOf({ preset });
      expect({ tokens, darkTokens }).toEqual(PRESETS[preset]);
      expect(themeOf({ tokens, darkTokens })).toEqual(themeOf({ preset }));
    },
  );

  it("name every colour in dark that they name in light", () => {
    for (const { tokens, darkTokens } of Object.values(PRESETS)) {
      const colours = Object.keys(tokens).filter((name) => /^(#|rgb)/.test(tokens[name] ?? ""));
      expect(Object.keys(darkTokens).toSorted()).toEqual(colours.toSorted());
    }
  });

  it("give way to the author's own tokens, in dark too unless the author says otherwise", () => {
    const accent = "#0a5c36";
    expect(themeOf({ preset: "slate", tokens: { accent } })).toMatchObject({
      tokens: { accent, radius: "3px" },
      darkTokens: { accent, surface: "#15181e" },
    });
    // A shape is the same in both schemes.
    expect(themeOf({ tokens: { radius: "0" } }).darkTokens).not.toHaveProperty("radius");
    const darkTokens = { accent: "#7fd6a8" };
    expect(themeOf({ preset: "slate", tokens: { accent }, darkTokens })).toMatchObject({
      darkTokens,
    });
    expect(themeOf({ tokens: { accent } })).toMatchObject({
      tokens: { accent },
      darkTokens: { accent },
    });
  });

  it("names the presets where one is misspelt", () => {
    expect(checkGuidebook({ version: 1, theme: { preset: "pebbel" } }).problems).toMatchObject([
      { path: "theme.preset", hint: 'did you mean "pebble"?' },
    ]);
  });
});
