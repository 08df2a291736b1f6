import { existsSync, readFileSync } from "node:fs";
import { type CompiledGuide, problemLine } from "@cairn/core";
import { checkGuidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

const docs = new URL("../../../../docs/", import.meta.url);
const doc = readFileSync(new URL("guides.md", docs), "utf8");
const blocks = [...doc.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => text);

const kinds: Readonly<Record<CompiledGuide["kind"], true>> = {
  checklist: true,
  hint: true,
  notice: true,
  tour: true,
  welcome: true,
  survey: true,
  recap: true,
  cancel: true,
};

describe("docs/guides.md", () => {
  it.each(blocks)("definition %# is a valid guidebook without a warning", (text) => {
    const { problems, warnings } = checkGuidebook(JSON.parse(text));
    expect([...problems, ...warnings].map(problemLine)).toEqual([]);
  });

  it("defines every kind of guide", () => {
    const defined = blocks.flatMap((text) => [...text.matchAll(/"kind": "(\w+)"/g)]);
    expect(defined.map(([, kind]) => kind)).toEqual(expect.arrayContaining(Object.keys(kinds)));
  });

  it("shows a picture of each, and every picture is there", () => {
    const pictures = [...doc.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = ""]) => path);
    expect(pictures.length).toBeGreaterThanOrEqual(blocks.length);
    expect(pictures.filter((path) => !existsSync(new URL(path, docs)))).toEqual([]);
  });
});
