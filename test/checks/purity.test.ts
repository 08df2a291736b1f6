import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkPurity } from "../../scripts/checks/purity.ts";
import { capture, tool } from "../../scripts/lib/run.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import { manifest, plantedTree } from "./planted-tree.ts";

const packageFile = { "packages/core/package.json": manifest("core", ".") };

describe("the purity of core", () => {
  it("lets pass a date that is made of a given value and read in UTC", () => {
    const source =
      'export const at = [Date.parse("2026-01-01T00:00:00Z"), new Date(1).toISOString()];';
    expect(checkPurity(plantedTree({ ...packageFile, "packages/core/src/a.ts": source }))).toEqual(
      [],
    );
  });

  it.each([
    ["Date.now()", "Date.now"],
    ['Date["now"]()', "Date.now"],
    ["Math.random()", "Math.random"],
    ["new Date()", "new Date"],
    ["new Date(2026, 0, 1)", "new Date"],
    ["new Date(1).getDay()", "getDay"],
    ["new Date(1).toLocaleDateString()", "toLocaleDateString"],
    ["Date()", "Date()"],
  ])("finds %s", (expression, what) => {
    const source = `export const one = 1;\nexport const at = ${expression};`;
    const root = plantedTree({ ...packageFile, "packages/core/src/a.ts": source });
    expect(checkPurity(root)).toEqual([
      {
        file: "packages/core/src/a.ts",
        message: `line 2: ${what} in core; time, its zone and chance are arguments`,
      },
    ]);
  });

  it("finds a clock that is taken out of Date first", () => {
    const source = "export const { now } = Date;";
    const root = plantedTree({ ...packageFile, "packages/core/src/a.ts": source });
    expect(checkPurity(root)).toHaveLength(1);
  });

  it.each(["document.title", "process.env", "setTimeout(() => {}, 1)", "performance.now()"])(
    "does not compile %s under core's own compiler settings",
    async (expression) => {
      const root = plantedTree({
        "tsconfig.json": JSON.stringify({
          extends: join(repositoryRoot, "packages/core/tsconfig.json"),
          compilerOptions: { rootDir: "src", outDir: "dist" },
          include: ["src"],
        }),
        "package.json": '{ "type": "module" }',
        "src/pure.ts": "export const one = 1;",
        "src/planted.ts": `export const planted: unknown = ${expression};`,
      });
      const { exitCode, output } = await capture(tool("tsc"), ["-p", root]);
      expect(exitCode).not.toBe(0);
      expect(output).toMatch(/planted\.ts\(1,\d+\): error TS2(304|584|580|591): Cannot find name/);
      expect(output).not.toContain("pure.ts");
    },
  );
});
