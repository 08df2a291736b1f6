import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import { scenarios } from "../faults/scenarios.ts";

const read = (page: string): string => readFileSync(join(repositoryRoot, "docs", page), "utf8");

/** What a page says in code that looks like a file of tests. */
function testsIn(page: string): readonly string[] {
  const found = read(page).matchAll(/`([\w./-]+\.(?:test\.tsx?|e2e\.ts|contract\.ts))`/g);
  return [...found].map(([, file = ""]) => file);
}

it("names each fault scenario in docs/delivery.md, and none that is not run", () => {
  const [, table = ""] = read("delivery.md").split("| by the scenarios |");
  const cells = table.split("\n").map((row) => row.split("|")[2] ?? "");
  const named = cells.flatMap((cell) =>
    [...cell.matchAll(/`([a-z0-9-]+)`/g)].map(([, one]) => one),
  );
  expect(new Set(named)).toEqual(new Set(scenarios.map(({ name }) => name)));
});

it.each(["delivery.md", "security.md"])("leads to tests that are there in docs/%s", (page) => {
  // security.md shortens what lies in these, as it says.
  const folders = ["", "packages/collector/test", "test/e2e", "packages/widgets/test/parts"];
  const files = testsIn(page);
  expect(files.length).toBeGreaterThan(10);
  const missing = files.filter(
    (file) => !folders.some((folder) => existsSync(join(repositoryRoot, folder, file))),
  );
  expect(missing).toEqual([]);
});
