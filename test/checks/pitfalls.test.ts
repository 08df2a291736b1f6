import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesUnder } from "../../scripts/lib/files.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";

const numbers = [
  ...readFileSync(join(repositoryRoot, "docs/pitfalls.md"), "utf8").matchAll(/^\| (\d+) \|/gm),
].map(([, number]) => Number(number));

/** Numbers that titles of tests begin with, as in "21: a delayed guide …" or "17, 18: …". */
function numbersInTitles(): ReadonlySet<number> {
  const folders = ["packages", "test"].map((folder) => join(repositoryRoot, folder));
  const tests = folders
    .flatMap((folder) => filesUnder(folder))
    .filter((file) => /\.(test|e2e)\.tsx?$/.test(file) && !file.includes("node_modules"));
  const titles = tests.flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/["`](\d+(?:, \d+)*): [^"`]/g),
  ]);
  return new Set(titles.flatMap(([, found = ""]) => found.split(", ").map(Number)));
}

it("counts the pitfalls without a gap", () => {
  expect(numbers).toEqual(Array.from({ length: 29 }, (_, at) => at + 1));
});

it("holds each pitfall by a test that carries its number", () => {
  const held = numbersInTitles();
  expect(numbers.filter((number) => !held.has(number))).toEqual([]);
});
