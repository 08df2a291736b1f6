import { describe, expect, it } from "vitest";
import { checkCycles } from "../../scripts/checks/cycles.ts";
import { manifest, plantedTree } from "./planted-tree.ts";

const packageFile = { "packages/core/package.json": manifest("core", ".") };

describe("the check of import cycles", () => {
  it("lets two ways to one file pass", () => {
    const root = plantedTree({
      ...packageFile,
      "packages/core/src/a.ts": 'import "./b.ts"; import "./c.ts";',
      "packages/core/src/b.ts": 'import "./c.ts";',
      "packages/core/src/c.ts": "export {};",
    });
    expect(checkCycles(root)).toEqual([]);
  });

  it("finds a cycle over three files, one link a type and one a dynamic import, and tells it once", () => {
    const root = plantedTree({
      ...packageFile,
      "packages/core/src/a.ts": 'import type { B } from "./b.ts";',
      "packages/core/src/b.ts": 'export const c = () => import("./c.ts");',
      "packages/core/src/c.ts": 'export * from "./a.ts";',
    });
    expect(checkCycles(root)).toEqual([
      {
        file: "packages/core/src/a.ts",
        message:
          "import cycle: packages/core/src/a.ts → packages/core/src/b.ts → packages/core/src/c.ts → packages/core/src/a.ts",
      },
    ]);
  });
});
