import { readFileSync } from "node:fs";
import { PRESETS } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { anatomy as checklist } from "../src/checklist/anatomy.ts";
import { anatomy as help } from "../src/help/anatomy.ts";
import { anatomy as ofHint } from "../src/hint/anatomy.ts";
import { anatomy as notice } from "../src/notice/anatomy.ts";
import { anatomy as ofSurvey } from "../src/survey/anatomy.ts";
import { anatomy as ofTour } from "../src/tour/anatomy.ts";

// What asks is drawn by one component, which makes their names; `test/parts/ask.test.tsx` finds them on the page.
const asking = (box: string, kind: string) =>
  Object.fromEntries([box, "body", "title", "footer"].map((part) => [part, `${part} ${kind}`]));
const survey = { ...asking("panel", "survey"), ...ofSurvey };
const welcome = asking("dialog", "welcome");
const cancel = asking("dialog", "cancel");

// So is a card beside an element; `test/pointer/pointer.test.tsx` finds them on the page.
const pointing = (kind: string) =>
  Object.fromEntries(
    ["arrow", "header", "title", "footer", "menu"].map((part) => [part, `${part} ${kind}`]),
  );
const hint = { ...pointing("hint"), ...ofHint };
const tour = { ...pointing("tour"), ...ofTour };

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

describe("README", () => {
  it("README1 names every colour token with the values that the code has", () => {
    const { tokens, darkTokens } = PRESETS.stone;
    for (const [name, dark] of Object.entries(darkTokens)) {
      if (name.startsWith("stone-")) continue;
      expect(readme).toContain(`| \`--cairn-${name}\` | \`${tokens[name]}\` | \`${dark}\` |`);
    }
    for (const colours of [tokens, darkTokens]) {
      const stones = [1, 2, 3].map((shade) => colours[`stone-${shade}`]);
      expect(readme).toContain(stones.map((stone) => `\`${stone}\``).join(" "));
    }
  });

  it.each(Object.entries({ checklist, hint, tour, notice, survey, welcome, cancel, help }))(
    "README2 names every part of %s",
    (kind, anatomy) => {
      const row = readme.split("\n").find((line) => line.startsWith(`| \`${kind}\` | \``));
      for (const part of Object.values(anatomy)) {
        expect(part.endsWith(` ${kind}`)).toBe(true);
        expect(row).toContain(`\`${part.split(" ")[0]}\``);
      }
    },
  );
});
