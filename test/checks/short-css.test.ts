import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { spelledOut } from "../../packages/widgets/src/host.ts";
import { shortened } from "../../scripts/build/short-css.ts";
import { filesUnder } from "../../scripts/lib/files.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";

const sheets = filesUnder(join(repositoryRoot, "packages/widgets/src")).filter((file) =>
  file.endsWith(".css.ts"),
);

/** What is before each innermost block, and what that declares. */
function rulesOf(css: string) {
  return [...css.matchAll(/([^{}]*)\{([^{};]+:[^{}]*)\}/g)].map(([, selector, rule = ""]) => ({
    selector,
    declarations: rule.split(";").filter(Boolean),
  }));
}

/** Each declaration with a later one of the same rule that sets the same, or a part of it. */
function writtenOver(declarations: readonly string[]): readonly string[] {
  const sets = (declaration: string) => declaration.split(":")[0]!;
  const isPart = (all: string, one: string) =>
    all === "all" ||
    one === all ||
    (one.startsWith(`${all}-`) && !OF_THEIR_OWN.test(one)) ||
    PARTS[all]?.includes(one) === true;
  return declarations.flatMap((earlier, at) =>
    declarations
      .slice(at + 1)
      .filter((later) => isPart(sets(earlier), sets(later)) || isPart(sets(later), sets(earlier)))
      .map((later) => `${earlier} < ${later}`),
  );
}

/** What `border` and `flex` leave as it is. */
const OF_THEIR_OWN = /^border-.*radius$|^flex-(direction|flow|wrap)$/;

/** Names that set others which do not begin like them. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  gap: ["row-gap", "column-gap"],
  inset: ["top", "right", "bottom", "left"],
  "place-items": ["align-items", "justify-items"],
  "place-self": ["align-self", "justify-self"],
  "white-space": ["text-wrap"],
};

it.each(sheets)("style text that the build shortened means the same: %s", (file) => {
  const texts = readFileSync(file, "utf8").match(/`\n[^`]*`/g) ?? [];
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    const short = shortened(text);
    expect(short.length).toBeLessThan(text.length);
    const [said, meant] = [spelledOut(short), text.replace(/(?<!`)\n/g, "")].map(rulesOf);
    expect(said!.map(({ selector }) => selector)).toEqual(meant!.map(({ selector }) => selector));
    for (const [at, { declarations }] of meant!.entries()) {
      const { declarations: ordered } = said![at]!;
      expect(ordered.toSorted()).toEqual(declarations.toSorted());
      expect(writtenOver(ordered).toSorted()).toEqual(writtenOver(declarations).toSorted());
    }
  }
});
