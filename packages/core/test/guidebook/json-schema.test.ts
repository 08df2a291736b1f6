import { readFileSync } from "node:fs";
import { guidebookJsonSchema } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

const published: unknown = JSON.parse(
  readFileSync(new URL("../../guidebook.schema.json", import.meta.url), "utf8"),
);

describe("guidebook.schema.json", () => {
  it("is what the schema says; after a change of it run `pnpm --filter @cairn/core schema`", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(guidebookJsonSchema())));
  });

  it("knows every section and lets conditions hold conditions", () => {
    expect(Object.keys((published as { properties: object }).properties)).toEqual(
      expect.arrayContaining(["milestones", "guides", "faqs", "segments", "theme", "caps"]),
    );
    expect(JSON.stringify(published)).toContain('"$ref":"#/$defs/');
  });
});
