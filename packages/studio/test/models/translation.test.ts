import { checkGuidebook, compileGuidebook, type Guidebook, textsIn } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAt, writeAt } from "../../src/models/json-path.ts";
import { withWords } from "../../src/models/text-value.ts";
import { completeness, translationsOf } from "../../src/models/translation.ts";
import { fromXliff, toXliff, withoutLanguage } from "../../src/models/translation-file.ts";
import { INVOICING } from "../fixtures/guidebook.ts";

const RECAP: Guidebook = {
  version: 1,
  locales: ["en", "ar"],
  guides: {
    month: {
      kind: "recap",
      title: "Your month",
      figures: [
        {
          id: "sent",
          label: { one: "invoice sent", other: "invoices sent" },
          from: { kind: "events", event: { name: "Invoice Sent" } },
        },
      ],
    },
  },
};

function translate(book: Guidebook, locale: string, say: (id: string) => string): Guidebook {
  return translationsOf(book, locale).reduce<unknown>(
    (next, { path, id }) =>
      writeAt(next, path, withWords(readAt(next, path), "en", locale, say(id))),
    book,
  ) as Guidebook;
}

describe("texts to translate", () => {
  it("are every text of the guidebook once, and all of them are read once they are translated", () => {
    const before = translationsOf(INVOICING, "ar");
    expect(before.map(({ id }) => id)).toEqual(textsIn(INVOICING).map(({ path }) => path));
    expect(completeness(before)).toEqual({ done: 0, all: before.length });
    const after = translate({ ...INVOICING, locales: ["en", "de", "ar"] }, "ar", (id) => `«${id}»`);
    expect(checkGuidebook(after).problems).toEqual([]);
    expect(completeness(translationsOf(after, "ar"))).toEqual({
      done: before.length,
      all: before.length,
    });
    const [start] = compileGuidebook(after, { revision: "1", locale: "ar" }).guides;
    expect(start).toMatchObject({ title: "«guides.start.title»" });
    // The others keep what they had.
    expect(readAt(after, ["milestones", "first-invoice", "title", "de"])).toBe(
      "Eine Rechnung senden",
    );
  });

  it("have the plural forms of the language that is translated into", () => {
    const forms = (locale: string) =>
      translationsOf(RECAP, locale).flatMap(({ category, source }) =>
        category === undefined ? [] : [`${category}: ${source}`],
      );
    expect(forms("ja")).toEqual(["other: invoices sent"]);
    expect(forms("ar")).toEqual([
      "zero: invoices sent",
      "one: invoice sent",
      "two: invoices sent",
      "few: invoices sent",
      "many: invoices sent",
      "other: invoices sent",
    ]);
    expect(completeness(translationsOf(RECAP, "ar"))).toEqual({ done: 0, all: 2 });
    expect(checkGuidebook(translate(RECAP, "ar", (id) => id)).warnings).toEqual([]);
  });

  it("leave out guides that are put aside, and say what people read instead", () => {
    const archived = writeAt(RECAP, ["guides", "month", "status"], "archived") as Guidebook;
    expect(translationsOf(archived, "ar")).toEqual([]);
    const wide = writeAt(RECAP, ["guides", "month", "title"], { en: "Month", pt: "Mês" });
    expect(translationsOf(wide as Guidebook, "pt-BR")[0]).toMatchObject({
      target: "",
      fallback: "Mês",
    });
  });
});

describe("the words of one language", () => {
  it("are read back as they were written, and leave the others as they were", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (source, words) => {
        const next = withWords(source, "en", "ar", words);
        expect(next).toEqual({ en: source, ar: words });
        expect(withWords(next, "en", "ar", "")).toBe(source);
      }),
    );
  });
});

describe("a file of texts", () => {
  // What XML 1.0 can hold at all; lines within a text stay apart.
  const words = fc.stringMatching(/^[ -~\n\u00a1-\ud7ff]{0,40}[!-~]$/);

  it("brings back what was written into it, whatever the words", async () => {
    await fc.assert(
      fc.asyncProperty(words, words, async (source, target) => {
        const book = writeAt(RECAP, ["guides", "month", "title"], source) as Guidebook;
        const written = translate(book, "ar", () => target);
        const read = await fromXliff(book, "ar", await toXliff(written, "ar"));
        expect(read).toMatchObject({ ok: true, value: { told: { outdated: 0, unknown: 0 } } });
        const taken = (read.ok ? read.value.changes : []).reduce<unknown>(
          (next, change) => writeAt(next, change.path, change.words),
          book,
        );
        expect(translationsOf(taken as Guidebook, "ar")).toEqual(translationsOf(written, "ar"));
      }),
      { numRuns: 25 },
    );
  });

  it("says what it was made from that has changed since, and what is gone", async () => {
    const file = await toXliff(
      translate(RECAP, "ar", () => "كلمات"),
      "ar",
    );
    const title = ["guides", "month", "title"];
    const changed = writeAt(RECAP, title, "Your latest month") as Guidebook;
    expect(await fromXliff(changed, "ar", file)).toMatchObject({
      value: { told: { changed: 7, outdated: 1, unknown: 0 } },
    });
    const gone = writeAt(RECAP, ["guides"], undefined) as Guidebook;
    expect(await fromXliff(gone, "ar", file)).toMatchObject({
      value: { changes: [], told: { changed: 0, unknown: 7 } },
    });
  });

  it.each([
    ["no XML at all", "ar", /no XLIFF/],
    ["<xliff version='1.2'><file original='other'><body/></file></xliff>", "ar", /no texts/],
  ])("is refused in words: %s", async (text, locale, words) => {
    const read = await fromXliff(RECAP, locale, text);
    expect(read).toEqual({ ok: false, failure: expect.stringMatching(words) });
  });

  it("is refused when it is for another language", async () => {
    const read = await fromXliff(RECAP, "de", await toXliff(RECAP, "ar"));
    expect(read).toEqual({ ok: false, failure: expect.stringContaining("“de” is open") });
  });
});

describe("a language that is taken away", () => {
  it("takes all its texts along and no others", () => {
    const both = translate({ ...INVOICING, locales: ["en", "de", "ar"] }, "ar", () => "كلمة");
    expect(withoutLanguage(both, "ar")).toEqual(INVOICING);
  });
});
