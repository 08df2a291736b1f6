import { afterEach, describe, expect, it, vi } from "vitest";
import { createWords } from "../../src/messages/words.tsx";
import { allWords, en } from "../builders.ts";

afterEach(() => vi.useRealTimers());

/** Words that know every English message; `load` brings another language. */
function wordsFor(locale: string, load?: Parameters<typeof createWords>[1]) {
  const words = createWords(locale, load);
  words.learn(en);
  return words;
}

describe("words", () => {
  it("WORD1 chooses the plural of the language that it speaks, not of the page", async () => {
    expect(allWords("en").say("answers", { count: 1 })).toBe("1 answer");
    expect(allWords("fr").say("answers", { count: 0 })).toBe("0 answers");
    const answers = { one: "{count} a", few: "{count} b", other: "c" };
    const polish = wordsFor("pl", async () => ({ messages: { answers } }));
    await polish.ready;
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
    expect(createWords("sv").lang).toBe("en");
  });
  it.each([
    ["pt-BR", "pt"],
    ["zh-Hant-TW", "zh"],
    ["iw", "he"],
    ["FA", "fa"],
    ["sv", "sv"],
  ])("WORD6 asks for the words of %s as %s", (locale, language) => {
    const asked: string[] = [];
    createWords(locale, (name) => void asked.push(name));
    expect(asked).toEqual([language]);
  });
  it("WORD7 speaks the language that was fetched, and what that lacks in English", async () => {
    const words = wordsFor("pt-BR", async () => ({ messages: { close: "Fechar" } }));
    expect(words.say("close")).toBe("Close");
    await words.ready;
    expect([words.say("close"), words.say("tip"), words.lang]).toEqual([
      "Fechar",
      "Tip",
      undefined,
    ]);
    // The English of a kind comes with its chunk, also after the words of the language.
    words.learn(en);
    expect(words.say("close")).toBe("Fechar");
  });
  it("WORD8 speaks English where the words cannot be fetched", async () => {
    const words = wordsFor("de", () => Promise.reject(new TypeError("Failed to fetch")));
    await words.ready;
    expect([words.say("close"), words.lang]).toEqual(["Close", "en"]);
  });
  it("WORD9 speaks English for good where the words take too long, so that nothing is half and half", async () => {
    vi.useFakeTimers();
    let bring: (found: { messages: typeof en }) => void = () => {};
    const words = wordsFor("de", () => new Promise((done) => (bring = done)));
    const told = vi.fn<() => void>();
    void words.ready?.then(told);
    await vi.advanceTimersByTimeAsync(2_900);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toHaveBeenCalled();
    bring({ messages: { ...en, close: "Schließen" } });
    await vi.advanceTimersByTimeAsync(0);
    expect(words.say("close")).toBe("Close");
  });
  it("WORD10 keeps nothing waiting where the page speaks English", () => {
    expect(createWords("en-US", () => undefined).ready).toBeUndefined();
  });
});
