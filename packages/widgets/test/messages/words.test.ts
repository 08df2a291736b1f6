import { describe, expect, it } from "vitest";
import { en } from "../../src/messages/en.ts";
import { createWords } from "../../src/messages/words.ts";

describe("words", () => {
  it("WORD1 chooses the plural of the locale", () => {
    const words = createWords(en, "en");
    expect(words.say("answers", { count: 1 })).toBe("1 answer");
    expect(words.say("answers", { count: 0 })).toBe("0 answers");
    const polish = createWords(
      { ...en, answers: { one: "{count} a", few: "{count} b", other: "c" } },
      "pl",
    );
    expect(polish.say("answers", { count: 3 })).toBe("3 b");
  });
  it("WORD2 writes digits as the locale does", () => {
    expect(createWords(en, "fa").say("progress", { done: 3, total: 5 })).toBe("۳ of ۵ done");
  });
  it("WORD3 speaks on with a locale that is not one", () => {
    expect(createWords(en, "not a locale").say("answers", { count: 2 })).toBe("2 answers");
  });
  it("WORD4 leaves what somebody typed as it is", () => {
    expect(createWords(en, "en").say("noAnswers", { query: "$& {query}" })).toBe(
      "No answer for “$& {query}” yet",
    );
  });
  it("WORD5 names its language where the page speaks another one", () => {
    expect(createWords(en, "en-GB").lang).toBeUndefined();
    expect(createWords(en, "ar").lang).toBe("en");
    expect(createWords(en, "not a locale").lang).toBe("en");
  });
});
