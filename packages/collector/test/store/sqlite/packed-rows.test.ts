import fc from "fast-check";
import { expect, it } from "vitest";
import { EVENT_COLUMNS, type EventValues } from "../../../src/store/sqlite/event-values.ts";
import { packRows, rowsIn, unpackRows } from "../../../src/store/sqlite/packed-rows.ts";

const aText = fc.option(fc.string({ unit: "binary" }));
const aNumber = fc.option(fc.maxSafeInteger());
const aRow: fc.Arbitrary<EventValues> = fc.tuple(
  ...EVENT_COLUMNS.map((column) => (/_ms$|_seq$/.test(column) ? aNumber : aText)),
);

it("gives rows back as they were, whatever their texts hold, from another thread too", () => {
  fc.assert(
    fc.property(fc.array(aRow, { maxLength: 5 }), (rows) => {
      const packed = structuredClone(packRows(rows));
      expect(rowsIn(packed)).toBe(rows.length);
      expect(unpackRows(packed)).toEqual(rows);
    }),
  );
});
