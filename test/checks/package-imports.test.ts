import { describe, expect, it } from "vitest";
import { checkPackageImports } from "../../scripts/checks/package-imports.ts";
import { manifest, plantedTree } from "./planted-tree.ts";

const packages = {
  "packages/core/package.json": manifest("core", ".", "./guidebook"),
  "packages/core/src/index.ts": "export const one = 1;",
  "packages/sdk/package.json": manifest("sdk", ".", "./port"),
  "packages/widgets/package.json": manifest("widgets", "."),
  "packages/collector/package.json": manifest("collector", "."),
  "packages/studio/package.json": manifest("studio", "."),
};

describe("the check of imports across packages", () => {
  it("lets pass what the rules allow", () => {
    const root = plantedTree({
      ...packages,
      "packages/sdk/src/index.ts": 'export { one } from "@cairn/core";',
      "packages/sdk/src/engine/index.ts":
        'import "@preact/signals-core"; import "@cairn/core/guidebook";',
      "packages/widgets/src/index.ts": 'import type { Port } from "@cairn/sdk/port";',
      "packages/collector/src/main.ts": 'import "node:fs"; import "hono"; import "@cairn/core";',
    });
    expect(checkPackageImports(root)).toEqual([]);
  });

  it.each([
    ["core/src/a.ts", 'import "@cairn/sdk";', "core may import only: nothing"],
    ["core/src/a.ts", 'import "node:fs";', "does not run on Node alone"],
    ["sdk/src/a.ts", 'import type { A } from "@cairn/widgets";', "sdk may import only: core"],
    ["sdk/src/a.ts", 'import "@cairn/core/src/lib/hash.ts";', "core does not export"],
    ["sdk/src/a.ts", 'import "@cairn/core/arbiter";', "core does not export"],
    ["sdk/src/a.ts", 'import "../../core/src/index.ts";', "leaves the package's own sources"],
    ["sdk/src/a.ts", 'import "./gone.ts";', "does not exist"],
    ["sdk/src/a.ts", 'import "@preact/signals-core";', "no signals and no framework"],
    ["sdk/src/a.ts", 'import "@cairn/sdk";', "use a relative path"],
    ["sdk/src/a.ts", 'export * from "@cairn/collector";', "sdk may import only: core"],
    [
      "sdk/src/a.ts",
      'export const a = () => import("@cairn/widgets");',
      "sdk may import only: core",
    ],
    ["sdk/src/a.ts", 'export type A = import("@cairn/widgets").A;', "sdk may import only: core"],
    ["widgets/src/a.tsx", 'import { init } from "@cairn/sdk";', "only: core, sdk/port"],
    ["studio/src/a.ts", 'import "@cairn/collector";', "studio may import only: core, widgets"],
    ["collector/src/a.ts", 'import "@cairn/sdk";', "collector may import only: core"],
  ])("finds in %s: %s", (file, source, message) => {
    const root = plantedTree({ ...packages, [`packages/${file}`]: source });
    expect(checkPackageImports(root)).toEqual([
      { file: `packages/${file}`, message: expect.stringContaining(message) },
    ]);
  });

  it("asks for a rule for a package that it does not know", () => {
    const root = plantedTree({
      ...packages,
      "packages/angular/package.json": manifest("angular", "."),
      "packages/angular/src/a.ts": 'import "@cairn/core";',
    });
    expect(checkPackageImports(root)).toEqual([
      { file: "packages/angular/src/a.ts", message: "angular is not in the import rules yet" },
    ]);
  });
});
