import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listExports, shortenWritten } from "../../scripts/build/short-exports.ts";

describe("names that chunks share", () => {
  it("are handed over as one list, but for the one that is asked for by its name", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cairn-exports-"));
    const at = (name: string) => join(folder, name);
    const names = Array.from({ length: 30 }, (_, index) => `shared${index}`);
    const values = names.map((name, index) => `var ${name}=${index};`).join("");
    writeFileSync(
      at("chunk-A1.mjs"),
      `${values}var open="stage";export{${names.join()},open as stage};`,
    );
    writeFileSync(
      at("later.mjs"),
      `import{${names.slice(1).toReversed().join(",")}}from"./chunk-A1.mjs";export{shared3 as third,shared29 as last};`,
    );
    writeFileSync(at("alone.mjs"), "export{};");

    listExports(at("chunk-A1.mjs"), [at("later.mjs"), at("alone.mjs")], "stage");

    expect(await import(at("later.mjs"))).toMatchObject({ third: 3, last: 29 });
    const { stage, ...others } = await import(at("chunk-A1.mjs"));
    expect(stage).toBe("stage");
    expect(Object.keys(others)).toEqual(["a"]);
  });

  it("call the content of an element by one letter", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "cairn-children-")), "drawn.mjs");
    writeFileSync(
      file,
      'const draw=({children})=>children;export const drawn=draw({children:"words"}),kept={children:1}["children"];',
    );
    shortenWritten(file);
    expect(await import(file)).toMatchObject({ drawn: "words", kept: 1 });
    expect(readFileSync(file, "utf8")).not.toContain("children");
  });
});
