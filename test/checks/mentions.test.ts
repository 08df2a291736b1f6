import { describe, expect, it } from "vitest";
import { checkMentions } from "../../scripts/checks/mentions.ts";
import { plantedTree } from "./planted-tree.ts";

// Put together from pieces: this file is checked too.
const shared = ["..", "shared"].join("/");
const work = ["", "work", "main"].join("/");
const home = ["", "root", ".npmrc"].join("/");
const host = ["https://registry", "npmjs", "org"].join(".");

describe("the check of mentions", () => {
  it.each([
    ["docs/a.md", `See ${shared}/design.md`, "the folder beside this repository"],
    ["docs/a.md", `cd ${work}`, "a path of one machine"],
    ["a.json", `{"a": "${home}"}`, "a path of one machine"],
    [".npmrc", `registry=${host}/`, "a package registry's host"],
  ])("finds in %s: %s", (file, content, what) => {
    const root = plantedTree({ [file]: `one\n${content}\n` });
    expect(checkMentions(root, [file])).toEqual([
      { file, message: expect.stringContaining(`line 2 mentions ${what}`) },
    ]);
  });

  it("lets the reference data's folder be named in the one file that may, and nothing else there", () => {
    const file = "test/reference-data.ts";
    expect(checkMentions(plantedTree({ [file]: shared }), [file])).toEqual([]);
    expect(checkMentions(plantedTree({ [file]: work }), [file])).toHaveLength(1);
  });

  it("lets addresses and folders pass that only look alike", () => {
    const root = plantedTree({
      "a.ts": '"https://example.com/work/" + "homework/root/x" + "./shared"',
    });
    expect(checkMentions(root, ["a.ts"])).toEqual([]);
  });
});
