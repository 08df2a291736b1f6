import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkApiReports } from "../../scripts/checks/api-report.ts";
import { plantedTree } from "./planted-tree.ts";

const types = (entry: string) => ({ types: `./dist/${entry}.d.ts`, default: `./dist/${entry}.js` });
const tree = {
  "packages/core/package.json": JSON.stringify({
    name: "@cairn/core",
    version: "1.0.0",
    type: "module",
    exports: { ".": types("index"), "./api": types("api") },
  }),
  "packages/core/dist/index.d.ts":
    'export { f } from "./f.ts";\nexport type { A } from "./f.ts";\n',
  "packages/core/dist/f.d.ts":
    "export interface A { readonly a: number }\nexport declare function f(): A;\n",
  "packages/core/dist/api.d.ts": 'export declare const API = "1";\n',
};

describe("the check of the public API", () => {
  it("asks for reports that were never written, then finds nothing once they are", async () => {
    const root = plantedTree(tree);
    const missing =
      "the public API changed (there is no report yet); if that is meant, run: pnpm api:update";
    expect(await checkApiReports(root)).toEqual([
      { file: "packages/core/etc/core.api.md", message: missing },
      { file: "packages/core/etc/core-api.api.md", message: missing },
    ]);
    expect(await checkApiReports(root, { update: true })).toEqual([]);
    expect(await checkApiReports(root)).toEqual([]);
  });

  it("finds a change two files below the entry, and says what and how to accept it", async () => {
    const root = plantedTree(tree);
    await checkApiReports(root, { update: true });
    mkdirSync(join(root, "packages/core/dist"), { recursive: true });
    const changed = "export interface A { readonly a: string }\nexport declare function f(): A;\n";
    writeFileSync(join(root, "packages/core/dist/f.d.ts"), changed);
    expect(await checkApiReports(root)).toEqual([
      {
        file: "packages/core/etc/core.api.md",
        message:
          "the public API changed (new: readonly a: string }); if that is meant, run: pnpm api:update",
      },
    ]);
  });

  it("says what to do where the declarations were not emitted", async () => {
    const root = plantedTree({ "packages/core/package.json": tree["packages/core/package.json"] });
    expect((await checkApiReports(root))[0]?.message).toBe(
      "./dist/index.d.ts is missing: run tsc -b first",
    );
  });
});
