import * as fc from "fast-check";

/** JSON that parsers, stores and sorters have stumbled over, as it may stand anywhere in a message. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...listOfNasty()) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 200, max: 5_000 }).map((length) => "x".repeat(length)),
  },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 60 }).map(nested) },
);

function listOfNasty(): readonly unknown[] {
  const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}');
  return [
    null,
    true,
    false,
    0,
    -0,
    -1,
    1e308,
    -1e308,
    2 ** 53,
    1e-320,
    0.1,
    "",
    " ",
    "\u0000",
    "\ud800",
    "\udfff\ud800",
    "null",
    "undefined",
    "NaN",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "toString",
    "a\u202eb",
    "\ufeff",
    "'; DROP TABLE events; --",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "${7*7}",
    "../../etc/passwd",
    "1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
    "-000001-01-01T00:00:00Z",
    "+275760-09-13T00:00:00.001Z",
    "2027-02-30T00:00:00Z",
    "Invalid Date",
    "2027-05-01",
    1_777_777_777_777,
    8.64e15,
    [],
    {},
    [[]],
    [null],
    { "": "" },
    hostile,
    { length: 1e9 },
    { toJSON: "x" },
    { $gt: "" },
  ];
}

/** A value in so many levels of lists and objects. */
function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
