import type { StallReason } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { evidenceInWords } from "../../src/insights/evidence-in-words.ts";

const reason = (parts: Partial<StallReason> & Pick<StallReason, "kind">): StallReason => ({
  count: 3,
  weight: 1,
  overMs: 1_000,
  ...parts,
});

describe("a piece of evidence, in words", () => {
  it("tells apart those whose place is known and those whose is not", () => {
    const form = { kind: "form-abandoned" } as const;
    expect(evidenceInWords(reason({ ...form, element: "#bank", path: "/bank" }))).toBe(
      "left a form unfinished on #bank",
    );
    expect(evidenceInWords(reason(form))).toBe("left a form unfinished somewhere");
  });

  it("says of a failed attempt what failed and what it said, wherever it was", () => {
    const failed = reason({ kind: "failed-attempts", event: "Bank Failed" });
    expect(evidenceInWords(failed)).toBe("Bank Failed");
    expect(evidenceInWords(failed, "wrong number")).toBe("Bank Failed: wrong number");
    expect(evidenceInWords(reason({ kind: "failed-attempts" }))).toBe("failed attempts");
  });
});
