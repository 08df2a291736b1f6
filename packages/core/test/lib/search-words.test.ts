import { searchWords } from "@cairn/core/search";
import { describe, expect, it } from "vitest";

describe("searchWords", () => {
  it("folds case and diacritics and says each word once", () => {
    expect(searchWords("Facturé, FACTURE — déjà (12)")).toEqual(["facture", "deja", "12"]);
  });

  it("reads right-to-left scripts by word", () => {
    expect(searchWords("رقمُ الحساب")).toEqual(["رقم", "الحساب"]);
  });

  it("cuts scripts without spaces into pairs, so that a part of a question is found", () => {
    const question = searchWords("銀行口座を接続する");
    expect(question).toContain("口座");
    expect(searchWords("口座").every((pair) => question.includes(pair))).toBe(true);
  });
});
