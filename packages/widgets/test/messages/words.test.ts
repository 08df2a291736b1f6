import { describe, expect, it } from "vitest";
import { createWords } from "../../src/messages/words.tsx";
import { allWords } from "../builders.ts";

describe("words", () => {
  it("WORD1 chooses the plural of the locale", () => {
    const words = allWords("en");
    expect(words.say("answers", { count: 1 })).toBe("1 answer");
    expect(words.say("answers", { count: 0 })).toBe("0 answers");
    const polish = allWords("pl", {
      answers: { one: "{count} a", few: "{count} b", other: "c" },
    });
    expect(polish.say("answers", { count: 3 })).toBe("3 b");
  });
  it("WORD2 writes digits as the locale does", () => {
    expect(allWords("fa").say("progress", { done: 3, total: 5 })).toBe("۳ of ۵ done");
  });
  it("WORD3 speaks on with a locale that is not one", () => {
    expect(allWords("not a locale").say("answers", { count: 2 })).toBe("2 answers");
  });
  it("WORD4 leaves what somebody typed as it is", () => {
    expect(allWords("en").say("noAnswers", { query: "$& {query}" })).toBe(
      "No answer for “$& {query}” yet",
    );
  });
  it("WORD5 names its language where the page speaks another one", () => {
    expect(createWords("en-GB").lang).toBeUndefined();
    expect(createWords("ar").lang).toBe("en");
    expect(createWords("not a locale").lang).toBe("en");
  });
});
