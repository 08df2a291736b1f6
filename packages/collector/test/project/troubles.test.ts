import { describe, expect, it } from "vitest";
import { foldTrouble } from "../../src/project/troubles.ts";

describe("what did not work for somebody", () => {
  it("keeps as much of a search as anybody types, whatever is sent", () => {
    const event = {
      id: "e",
      name: "Help Searched",
      atMs: 1,
      properties: { query: ` ${"IBAN ".repeat(5_000)}`, results: 0 },
    };
    const [trouble] = foldTrouble({}, event, {}).troubles ?? [];
    expect(trouble).toMatchObject({ kind: "search", query: "iban ".repeat(40) });
  });
});
