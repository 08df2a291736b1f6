import { copyFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { capture, tool } from "../../scripts/lib/run.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import { plantedTree } from "./planted-tree.ts";

describe("the linter, as this repository sets it up", () => {
  it.each([
    ["packages/core/src/a.ts", "export const at = Date.now();", "no-restricted-properties"],
    ["packages/core/src/a.ts", "export const at = Math.random();", "no-restricted-properties"],
    ["packages/sdk/src/a.ts", "export const a = (b: any) => b;", "no-explicit-any"],
    [
      "packages/sdk/src/a.ts",
      'import { a } from "./b.ts";\nexport const b = (c: a) => c;',
      "consistent-type-imports",
    ],
    ["packages/sdk/src/a.ts", 'import "./c.ts";', "no-cycle"],
    [
      "packages/sdk/src/a.ts",
      "export const a = (b: Promise<void>) => { b; };",
      "no-floating-promises",
    ],
    ["packages/sdk/src/a.ts", "// @ts-ignore\nexport const a = 1;", "ban-ts-comment"],
    ["packages/sdk/src/a.ts", "export default 1;", "no-default-export"],
  ])("finds in %s: %s", async (file, source, rule) => {
    const { exitCode, output } = await lint({ [file]: source });
    expect(output).toContain(rule);
    expect(exitCode).not.toBe(0);
  });

  it("lets a sound file pass", async () => {
    const { exitCode, output } = await lint({
      "packages/sdk/src/a.ts": "export const now = () => Date.now();",
    });
    expect(output).toContain("Found 0 warnings and 0 errors");
    expect(exitCode).toBe(0);
  });
});

function lint(files: Readonly<Record<string, string>>) {
  const root = plantedTree({
    "packages/sdk/src/b.ts": "export type a = string;",
    "packages/sdk/src/c.ts": 'import "./a.ts";',
    "tsconfig.json": '{ "compilerOptions": { "strict": true }, "include": ["packages"] }',
    ...files,
  });
  copyFileSync(join(repositoryRoot, ".oxlintrc.json"), join(root, ".oxlintrc.json"));
  symlinkSync(join(repositoryRoot, "node_modules"), join(root, "node_modules"));
  return capture(tool("oxlint"), ["--type-aware", "packages"], root);
}
