import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldAnswer, mergeAnswers } from "../../src/project/answers.ts";
import type { LogRow } from "../../src/store/event-log.ts";
import type { PersonRecord } from "../../src/store/people.ts";

type Answers = Pick<PersonRecord, "answers">;

function row(name: string, atMs: number, properties: LogRow["properties"]): LogRow {
  return { type: "track", name, atMs, properties } as LogRow;
}
const viewed = (faq: string, atMs: number, milestone?: string) =>
  row("Help Answer Viewed", atMs, { faq, ...(milestone === undefined ? {} : { milestone }) });
const rated = (faq: string, atMs: number, helpful: boolean) =>
  row("Help Answer Rated", atMs, { faq, helpful });

const fold = (rows: readonly LogRow[]): Answers =>
  rows.reduce<Answers>((person, one) => ({ ...person, ...foldAnswer(person, one) }), {});

describe("what somebody did with an answer", () => {
  it("is the first time they read it while stuck, and their last word on it", () => {
    expect(
      fold([
        viewed("iban", 5),
        viewed("iban", 20, "bank"),
        viewed("iban", 10, "customer"),
        rated("iban", 30, true),
        rated("iban", 40, false),
      ]),
    ).toEqual({
      answers: {
        iban: { viewed: { atMs: 10, milestone: "customer" }, rated: { atMs: 40, helpful: false } },
      },
    });
  });

  it("is nothing where a sender says what no browser of ours says", () => {
    expect(
      fold([
        row("Help Answer Viewed", 1, { faq: 7, milestone: "bank" }),
        row("Help Answer Rated", 1, { faq: "iban", helpful: "yes" }),
        viewed("__proto__", 1, "bank"),
      ]),
    ).toEqual({});
  });

  it("does not depend on the order of events, nor on which id they came under", () => {
    const faq = fc.constantFrom("a", "b", "constructor");
    const atMs = fc.integer({ min: 0, max: 3 });
    const event = fc.oneof(
      fc.tuple(faq, atMs, fc.constantFrom("m", "n")).map(([id, at, m]) => viewed(id, at, m)),
      fc.tuple(faq, atMs, fc.boolean()).map(([id, at, helpful]) => rated(id, at, helpful)),
    );
    fc.assert(
      fc.property(fc.array(event), fc.array(event), (one, other) => {
        const together = fold([...one, ...other]);
        expect(fold([...other, ...one].toReversed())).toEqual(together);
        expect({ ...mergeAnswers(fold(one), fold(other)) }).toEqual(together);
      }),
    );
  });
});
