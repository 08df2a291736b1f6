import type { CompiledFaq, CompiledGuidebook, Facts } from "@cairn/core";
import { searchWords } from "@cairn/core/search";
import { describe, expect, it } from "vitest";
import { suggestHelp } from "../../src/engine/stage/suggest-help.ts";
import { aFaq, aGuidebook } from "./builders.ts";

/** Ids of the answers for somebody who is stuck at "bank" by failed attempts on /bank, in order. */
function suggested(
  faqs: readonly CompiledFaq[],
  errors = "",
  helpIndex: CompiledGuidebook["helpIndex"] = {},
): readonly string[] {
  const book = aGuidebook([], { faqs, helpIndex });
  const facts = {
    path: "/bank",
    stall: { milestone: "bank", reasons: ["failed-attempts"] },
  } as Partial<Facts> as Facts;
  return suggestHelp(book, facts, errors, searchWords(errors)).map(({ id }) => id);
}

const AT_BANK = { milestones: ["bank"] };

describe("the order of answers", () => {
  it("is that of the guidebook where they fit alike and nothing was measured", () => {
    expect(suggested([aFaq("one", AT_BANK), aFaq("two", AT_BANK)])).toEqual(["one", "two"]);
  });

  it("puts what helped more before what fits as well", () => {
    expect(
      suggested([aFaq("one", { ...AT_BANK, rank: -1 }), aFaq("two", { ...AT_BANK, rank: 2 })]),
    ).toEqual(["two", "one"]);
  });

  it("puts the closer fit before whatever helped more elsewhere", () => {
    const faqs = [
      aFaq("general", { ...AT_BANK, rank: 4 }),
      aFaq("failures", { ...AT_BANK, reasons: ["failed-attempts"] }),
      aFaq("page", { pages: ["/bank"], rank: 4 }),
    ];
    expect(suggested(faqs)).toEqual(["failures", "general", "page"]);
  });

  it("puts a pinned answer first among those that fit, and nowhere else", () => {
    const faqs = [
      aFaq("error", { ...AT_BANK, errors: ["8 digits"], rank: 4 }),
      aFaq("pinned", { ...AT_BANK, rank: 1_000 }),
      aFaq("elsewhere", { milestones: ["customer"], rank: 1_000 }),
    ];
    expect(suggested(faqs, "must be 8 digits")).toEqual(["pinned", "error"]);
  });

  it("keeps an answer that fits and did harm in the list, at its end", () => {
    expect(suggested([aFaq("page", { pages: ["/bank"], rank: -4 }), aFaq("one", AT_BANK)])).toEqual(
      ["one", "page"],
    );
  });
});

describe("the words of an error", () => {
  const index = {
    sort: [[0, 3]],
    code: [
      [0, 3],
      [1, 1],
    ],
    unknown: [[0, 2]],
    account: [[1, 3]],
  } as const;

  it("find the answer whose question, keywords or errors have two of them", () => {
    const faqs = [aFaq("sort-code"), aFaq("account")];
    expect(suggested(faqs, "the sort code is unknown to us", index)).toEqual(["sort-code"]);
    expect(suggested(faqs, "an unknown account", index)).toEqual([]);
  });

  it("weigh less than the milestone and more than the page", () => {
    const faqs = [aFaq("words"), aFaq("other", { pages: ["/bank"] }), aFaq("place", AT_BANK)];
    expect(suggested(faqs, "unknown sort code", index)).toEqual(["place", "words", "other"]);
  });

  it("are no names of what every object has", () => {
    expect(suggested([aFaq("words")], "constructor toString hasOwnProperty", index)).toEqual([]);
  });
});
