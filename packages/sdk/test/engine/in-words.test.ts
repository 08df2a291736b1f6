import { describe, expect, it } from "vitest";
import { inWords } from "../../src/engine/stage/in-words.ts";

describe("the value of a trait in words", () => {
  it.each([
    ["en", 12_500, "12,500"],
    ["de", 12_500.5, "12.500,5"],
    ["en", 2026, "2026"],
    ["en", "2026-03-01", "March 1, 2026"],
    ["de", "2026-03-01", "1. März 2026"],
    ["fr", "2026-03-01", "1 mars 2026"],
    ["en", "Mara", "Mara"],
    ["en", "2026-99-01", "2026-99-01"],
    ["en", "order 2026-03-01", "order 2026-03-01"],
  ] as const)("%s: %s is said as %s", (locale, value, said) => {
    expect(inWords(locale)(value)).toBe(said);
  });

  it("says a moment as the day that it is where the reader is", () => {
    const day = new Date(Date.parse("2026-03-01T12:00:00Z"));
    const here = new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(day);
    expect(inWords("en")("2026-03-01T12:00:00Z")).toBe(here);
  });
});
