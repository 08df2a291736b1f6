import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaintsOf, helpFigures, type HelpRow } from "../../src/insights/help.ts";

const user = fc.constantFrom("ana", "ben", "cem", "dan");
const faq = fc.constantFrom("bank", "vat");
const happening = fc.oneof(
  fc.record({
    name: fc.constant("Help Searched"),
    query: fc.constantFrom("iban", "IBAN ", "refund", ""),
    results: fc.constantFrom(0, 2),
  }),
  fc.record({ name: fc.constant("Help Answer Viewed"), faq }),
  fc.record({ name: fc.constant("Help Answer Rated"), faq, helpful: fc.boolean() }),
);
/** Help events at times of their own, in whatever order. */
const history = fc.array(fc.tuple(user, happening), { maxLength: 40 }).chain((list) =>
  fc.shuffledSubarray(
    list.map(([who, { name, ...properties }], index): HelpRow => {
      const row = { name, atMs: index * 1_000, messageId: `m${index}`, properties };
      return { user: who, row };
    }),
    { minLength: list.length },
  ),
);

describe("what is told of the help", () => {
  it("equals what one counts by hand, whatever people did and in whatever order it arrived", () => {
    fc.assert(
      fc.property(history, (rows) => {
        const figures = helpFigures(rows, 28);
        const named = (name: string) => rows.filter(({ row }) => row.name === name);
        expect(figures.people).toBe(new Set(rows.map((one) => one.user)).size);
        expect(figures.searches).toBe(named("Help Searched").length);

        const vain = named("Help Searched").filter(({ row }) => row.properties["results"] === 0);
        for (const words of ["iban", "refund"]) {
          const own = vain.filter(
            ({ row }) => (row.properties["query"] as string).trim().toLowerCase() === words,
          );
          const told = figures.unanswered.find(({ query }) => query.toLowerCase() === words);
          expect(told?.searches ?? 0).toBe(own.length);
          expect(told?.people ?? 0).toBe(new Set(own.map((one) => one.user)).size);
        }
        expect(figures.unanswered.some(({ query }) => query === "")).toBe(false);

        for (const id of ["bank", "vat"]) {
          const own = (name: string) =>
            named(name).filter(({ row }) => row.properties["faq"] === id);
          const views = own("Help Answer Viewed");
          // The last word of each counts.
          const last = new Map(
            own("Help Answer Rated")
              .toSorted((a, b) => a.row.atMs - b.row.atMs)
              .map((one) => [one.user, one.row.properties["helpful"]]),
          );
          const said = [...last.values()];
          const told = figures.answers.find((one) => one.faq === id);
          expect(told?.views ?? 0).toBe(views.length);
          expect(told?.viewers ?? 0).toBe(new Set(views.map((one) => one.user)).size);
          expect(told?.helped ?? 0).toBe(said.filter((one) => one === true).length);
          expect(told?.notHelped ?? 0).toBe(said.filter((one) => one === false).length);
          expect(told?.share !== undefined).toBe(said.length > 0);
          const unhappy = complaintsOf(rows).filter((one) => one.faq === id);
          expect(new Set(unhappy.map((one) => one.user))).toEqual(
            new Set([...last].flatMap(([who, helped]) => (helped === false ? [who] : []))),
          );
        }
      }),
    );
  });
});
