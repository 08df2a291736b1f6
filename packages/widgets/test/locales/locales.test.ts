import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ENGINE_NAMES } from "../../../../scripts/build/engine-names.ts";
import { WIDGET_NAMES } from "../../../../scripts/build/widget-names.ts";
import { loadLocale } from "../../src/locales/load-locale.ts";
import type { Messages, Plural } from "../../src/messages/messages.ts";
import { contradictions, english as en } from "./english.ts";

const folder = join(import.meta.dirname, "../../src/locales");
const files = readdirSync(folder)
  .filter((name) => name !== "load-locale.ts")
  .map((name) => name.replace(/\.ts$/, ""));
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he"]);
/** What is the same word there. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  es: ["no: No"],
  it: ["no: No"],
  nl: ["tip: Tip"],
};
/** Of what is not written in Latin ones. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  ja: /\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u,
  zh: /\p{Script=Han}/u,
};
const keys = Object.keys(en) as (keyof Messages)[];
const locales = await Promise.all(
  files.map(async (language) => ({ language, words: (await loadLocale(language)!).messages })),
);

const formsOf = (message: string | Plural): readonly string[] =>
  typeof message === "string" ? [message] : Object.values(message);
const placesIn = (message: string | Plural): readonly string[] =>
  formsOf(message)
    .flatMap((form) => [...form.matchAll(/\{\w+\}/g)].map(([place]) => place))
    .toSorted();

describe("the words of each language", () => {
  it("are there for fourteen languages, and every file can be fetched by its name", () => {
    expect(files).toEqual("ar de es fa fr he it ja nl pl pt ro tr zh".split(" "));
    expect(loadLocale("sv")).toBeUndefined();
    expect(loadLocale("en")).toBeUndefined();
  });

  it("follow an English that says each thing in one way, whatever kind brings it", () => {
    expect(contradictions).toEqual([]);
  });

  it("are asked for by names that the build leaves as they are", () => {
    const shortened = [...ENGINE_NAMES, ...WIDGET_NAMES];
    expect(["messages", ...keys].filter((name) => shortened.includes(name))).toEqual([]);
  });

  describe.each(locales)("$language", ({ language, words }) => {
    const messages = Object.entries(words) as [keyof Messages, string | Plural][];
    const forms = messages.flatMap(([key, message]) =>
      formsOf(message).map((form) => ({ key, form, english: formsOf(en[key]) })),
    );
    /** Each form for which the rule does not hold, with its key. */
    const against = (holds: (one: (typeof forms)[number]) => boolean) =>
      forms.filter((one) => !holds(one)).map(({ key, form }) => `${key}: ${form}`);

    it("says everything that English says, and nothing else", () => {
      expect(Object.keys(words).toSorted()).toEqual(keys.toSorted());
    });

    it("has every plural form that the language needs, and no other", () => {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const isWhole = (key: keyof Messages) => {
        const message = words[key] ?? "";
        if (typeof message === "string") return typeof en[key] === "string";
        return String(Object.keys(message).toSorted()) === String(needed.toSorted());
      };
      expect(keys.filter((key) => !isWhole(key))).toEqual([]);
    });

    it("names every place that is filled, once", () => {
      const plain = messages.filter(([, message]) => typeof message === "string");
      const wrong = plain.filter(
        ([key, message]) => String(placesIn(message)) !== String(placesIn(en[key])),
      );
      expect(wrong).toEqual([]);
    });

    it("leaves the number out only where a form stands for a single one", () => {
      const rules = new Intl.PluralRules(language);
      const counts = Array.from({ length: 201 }, (_, count) => rules.select(count));
      const wrong = messages.flatMap(([key, message]) =>
        typeof message === "string"
          ? []
          : Object.entries(message)
              .filter(([, form]) => !form.includes("{count}"))
              .filter(([category]) => counts.filter((one) => one === category).length !== 1)
              .map(([category]) => `${key}.${category}`),
      );
      expect(wrong).toEqual([]);
    });

    it("leaves nothing in English, and nothing empty", () => {
      const left = against(({ form, english }) => form.trim() !== "" && !english.includes(form));
      expect(left).toEqual(SAME_AS_ENGLISH[language] ?? []);
    });

    it("is about as long as English, so that no button breaks", () => {
      const longest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
      expect(against(({ form, english }) => form.length <= longest(english) * 1.5 + 12)).toEqual(
        [],
      );
    });

    it("ends a message as English does: a sentence with a full stop, a button without", () => {
      expect(against(({ form, english }) => endOf(form) === endOf(english.at(-1)!))).toEqual([]);
    });

    it("15: arrows point along its own reading direction", () => {
      const backwards = RIGHT_TO_LEFT.has(language) ? /[→⇒]$|^[←⇐]/ : /[←⇐]$|^[→⇒]/;
      expect(against(({ form }) => !backwards.test(form))).toEqual([]);
    });

    it("keeps what somebody else wrote apart, where the line runs from the right", () => {
      const isApart = (form: string) =>
        [...form.matchAll(/.?\{(?:query|item)\}.?/g)].every(
          ([place]) => /^\u2068.*\u2069$/.test(place) === RIGHT_TO_LEFT.has(language),
        );
      expect(against(({ form }) => isApart(form))).toEqual([]);
    });

    it("is written in its own letters", () => {
      const own = LETTERS[language];
      const isOwn = (form: string) => {
        const plain = form.replace(/\{\w+\}/g, "");
        return own === undefined
          ? /\p{Script=Latin}/u.test(plain)
          : own.test(plain) && !/\p{Script=Latin}/u.test(plain);
      };
      expect(against(({ form }) => isOwn(form))).toEqual([]);
    });
  });
});

/** The kind of ending: sentence, question, colon, or none. */
function endOf(text: string): string {
  const last = text.trim().at(-1) ?? "";
  if (".。".includes(last)) return ".";
  if ("?？؟".includes(last)) return "?";
  return ":：".includes(last) ? ":" : "";
}
