import { readFileSync } from "node:fs";
import { problemLine } from "@cairn/core";
import { checkGuidebook, ConditionSchema, GuidebookSchema } from "@cairn/core/guidebook";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

const read = (file: string) =>
  readFileSync(new URL(`../../../../docs/${file}`, import.meta.url), "utf8");
const doc = read("guidebook.md");
const blocks = [...doc.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => text);

describe("docs/guidebook.md", () => {
  it.each(blocks)("example %# is a valid guidebook without a warning", (text) => {
    const { problems, warnings } = checkGuidebook(JSON.parse(text));
    expect([...problems, ...warnings].map(problemLine)).toEqual([]);
  });

  it("has an example of every section", () => {
    const shown = new Set(blocks.flatMap((text) => Object.keys(JSON.parse(text) as object)));
    const sections = Object.keys(GuidebookSchema.entries).filter((key) => key !== "$schema");
    expect([...shown].toSorted()).toEqual(sections.toSorted());
  });

  it("shows a fault as the check prints it", () => {
    const fixture = new URL("fixtures/twelve-mistakes.guidebook.json", import.meta.url);
    const { problems } = checkGuidebook(JSON.parse(readFileSync(fixture, "utf8")));
    const line = /```\n(milestones\..*)\n```/.exec(doc)?.[1];
    expect(problems.map(problemLine)).toContain(line);
  });
});

describe("docs/signals.md", () => {
  it("shows a condition that is valid", () => {
    const [, text = ""] = /```json\n([\s\S]*?)```/.exec(read("signals.md")) ?? [];
    expect(v.is(ConditionSchema, JSON.parse(text))).toBe(true);
  });
});
