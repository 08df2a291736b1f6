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

it.each(sheets)("style text that the build shortened means the same: %s", (file) => {
  const texts = readFileSync(file, "utf8").match(/`\n[^`]*`/g) ?? [];
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    const short = shortened(text);
    expect(short.length).toBeLessThan(text.length);
    expect(spelledOut(short)).toBe(text.replace(/(?<!`)\n/g, ""));
  }
});
