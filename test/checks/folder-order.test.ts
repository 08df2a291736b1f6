import { describe, expect, it } from "vitest";
import { checkFolderOrder, readOrder } from "../../scripts/checks/folder-order.ts";
import { manifest, plantedTree } from "./planted-tree.ts";

const tree = {
  "packages/core/package.json": manifest("core", "."),
  "packages/core/README.md":
    "# core\n\nOrder: `errors` < `lib` < `event`, `condition`\n< `guidebook`.\n\nMore.\n",
  "packages/core/src/errors.ts": "export {};",
  "packages/core/src/index.ts": 'import "./guidebook/guide.ts";',
  "packages/core/src/lib/hash.ts": 'import "../errors.ts"; import "./round.ts";',
  "packages/core/src/lib/round.ts": "export {};",
  "packages/core/src/event/message.ts": 'import "../lib/hash.ts";',
  "packages/core/src/condition/holds.ts": "export {};",
  "packages/core/src/guidebook/guide.ts": 'import "../event/message.ts"; import "../errors.ts";',
};

describe("the check of sibling order", () => {
  it("lets pass what follows the README's order", () => {
    expect(checkFolderOrder(plantedTree(tree))).toEqual([]);
  });

  it.each([
    ["a lower folder importing a higher one", "lib/a.ts", "../event/message.ts", "lib below event"],
    [
      "two of one rank",
      "event/a.ts",
      "../condition/holds.ts",
      "event below condition or beside it",
    ],
    ["a folder importing an unnamed file", "lib/a.ts", "../index.ts", "lib below index"],
    ["a named file importing a folder above it", "errors.ts", "./lib/hash.ts", "errors below lib"],
  ])("finds %s", (_, file, specifier, message) => {
    const path = `packages/core/src/${file}`;
    const root = plantedTree({ ...tree, [path]: `import type { A } from "${specifier}";` });
    expect(checkFolderOrder(root)).toEqual([
      { file: path, message: expect.stringContaining(message) },
    ]);
  });

  it("finds a folder that the order does not name", () => {
    const root = plantedTree({ ...tree, "packages/core/src/stall/score.ts": "export {};" });
    expect(checkFolderOrder(root)).toEqual([
      { file: "packages/core/README.md", message: "its order does not name the folder stall" },
    ]);
  });

  it("finds a README without an order", () => {
    const root = plantedTree({ ...tree, "packages/core/README.md": "# core\n" });
    expect(checkFolderOrder(root)).toEqual([
      { file: "packages/core/README.md", message: expect.stringContaining("no paragraph") },
    ]);
  });

  it("reads an order at the very end of a README, and in bold", () => {
    const order = new Map([
      ["lib", 0],
      ["event", 1],
    ]);
    expect(readOrder("# core\n\n**Order:** lib < event")).toEqual(order);
  });
});
