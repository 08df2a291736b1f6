import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackages } from "../../scripts/build/packages.ts";
import { checkPackaging } from "../../scripts/checks/packaging.ts";
import { plantedTree } from "./planted-tree.ts";

const entry = (name: string) => ({
  "cairn-source": `./src/${name}.ts`,
  types: `./dist/${name}.d.ts`,
  default: `./dist/${name}.js`,
});
const packageFile = (name: string, exports: object) =>
  JSON.stringify({
    name: `@cairn/${name}`,
    version: "1.2.3",
    type: "module",
    files: ["dist"],
    exports,
  });
const tree = {
  "packages/core/package.json": packageFile("core", { ".": entry("index") }),
  "packages/core/src/index.ts": 'export { f } from "./f.ts";',
  "packages/core/src/f.ts": "export const f = 1;",
  "packages/core/dist/index.d.ts":
    'export { f } from "./f.ts";\nexport type { B } from "@cairn/b";\n',
  "packages/core/dist/f.d.ts": 'export declare const f: import("./g.tsx").G;\n',
  "packages/sdk/package.json": packageFile("sdk", {
    ".": entry("index"),
    "./global": entry("global"),
  }),
  "packages/sdk/src/index.ts":
    'export * from "@cairn/core"; export const engine = __CAIRN_ENGINE__;',
  "packages/sdk/src/global.ts": "console.log(__CAIRN_VERSION__);",
  "packages/sdk/dist/index.d.ts": "export {};\n",
  "packages/sdk/dist/global.d.ts": "export {};\n",
  "packages/widgets/package.json": packageFile("widgets", { ".": entry("index") }),
  "packages/widgets/src/index.ts": "export const w = 1;",
  "packages/widgets/dist/index.d.ts": "export {};\n",
  "packages/react/package.json": packageFile("react", { ".": entry("index") }),
  "packages/react/src/index.ts": '"use client"; export { r } from "react";',
  "packages/react/dist/index.d.ts": "export {};\n",
};

describe("packaging for npm", () => {
  it("writes a script for each entry, dependencies left outside, the global one classic", async () => {
    const root = plantedTree(tree);
    await buildPackages(root);
    const read = (path: string) => readFileSync(join(root, "packages", path), "utf8");
    expect(read("sdk/dist/index.js")).toMatch(/from "@cairn\/core"[^]*"cairn\/engine\.js"/);
    expect(read("sdk/dist/global.js")).toMatch(/^\(\(\)=>\{console\.log\("1\.2\.3"\)/);
    // A server that draws React components must find the mark that these are for the client.
    expect(read("react/dist/index.js")).toMatch(/^"use client";/);
    expect(await checkPackaging(root)).toEqual([]);
  });

  it("makes declarations name the scripts that are published", async () => {
    const root = plantedTree(tree);
    await buildPackages(root);
    const read = (path: string) => readFileSync(join(root, "packages/core/dist", path), "utf8");
    expect(read("index.d.ts")).toBe(
      'export { f } from "./f.js";\nexport type { B } from "@cairn/b";\n',
    );
    expect(read("f.d.ts")).toBe('export declare const f: import("./g.js").G;\n');
  });

  it.each([
    [
      "an entry whose script is missing",
      { ".": { ...entry("index"), default: "./dist/no.js" } },
      "does not exist",
    ],
    [
      "types that stand last",
      { ".": { default: "./dist/index.js", types: "./dist/index.d.ts" } },
      "should be",
    ],
  ])("finds %s", async (_, exports, message) => {
    const root = plantedTree({
      ...tree,
      "packages/core/package.json": packageFile("core", exports),
    });
    const faults = await checkPackaging(root, ["core"]);
    expect(faults.map((fault) => fault.message).join("\n")).toContain(message);
  });
});
