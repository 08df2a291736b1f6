import { describe, expect, it } from "vitest";
import { checkFileLength } from "../../scripts/checks/file-length.ts";
import { manifest, plantedTree } from "./planted-tree.ts";

const lines = (count: number) => "export {};\n".repeat(count);
const tree = {
  "packages/core/package.json": manifest("core", "."),
  "packages/core/src/long.ts": lines(251),
  "packages/core/src/fine.tsx": lines(250),
};

describe("the check of file length", () => {
  it("finds a file of 251 lines and lets one of 250 pass", () => {
    expect(checkFileLength(plantedTree(tree), {})).toEqual([
      { file: "packages/core/src/long.ts", message: "251 lines, at most 250" },
    ]);
  });

  it("lets an exempt file pass, and finds exemptions that nothing needs any more", () => {
    const exempt = {
      "packages/core/src/long.ts": "a table",
      "packages/core/src/fine.tsx": "a table",
      "packages/core/src/gone.ts": "a table",
    };
    expect(checkFileLength(plantedTree(tree), exempt)).toEqual([
      { file: "packages/core/src/fine.tsx", message: expect.stringContaining("has at most 250") },
      { file: "packages/core/src/gone.ts", message: expect.stringContaining("does not exist") },
    ]);
  });
});
