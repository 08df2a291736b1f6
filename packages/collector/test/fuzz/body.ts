import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { anyMessage, mutated } from "./message.ts";
import { nastyValue } from "./nasty-value.ts";

/** A request body: bytes, and whether they are gzipped (or say so). */
export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isGzip: boolean;
}

const batch = fc.record(
  {
    batch: fc.array(anyMessage, { maxLength: 6 }),
    sentAt: fc.oneof(fc.constant("2027-05-01T11:59:58.000Z"), nastyValue),
    writeKey: fc.constantFrom("pk_live_1", "pk_test_1"),
    drops: fc.oneof(
      fc.dictionary(fc.constantFrom("age", "full", "X", ""), fc.integer()),
      nastyValue,
    ),
    tokens: fc.oneof(fc.array(fc.string(), { maxLength: 2 }), nastyValue),
  },
  { requiredKeys: ["batch"] },
);

const data = fc.oneof(
  { weight: 6, arbitrary: batch },
  { weight: 2, arbitrary: mutated(batch, 3) },
  { weight: 2, arbitrary: anyMessage },
  { weight: 1, arbitrary: fc.array(anyMessage, { maxLength: 3 }) },
);

/** What can happen to JSON text between two careless programs. */
const spoil: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => text) },
  { weight: 1, arbitrary: fc.nat(300).map((end) => (text: string) => text.slice(0, end)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.nat(300),
        fc.constantFrom("\u0000", '"', "{", "]", ",", "\\", "1e999", "NaN", "//", "\ufeff"),
      )
      .map(
        ([at, piece]) =>
          (text: string) =>
            text.slice(0, at) + piece + text.slice(at),
      ),
  },
  { weight: 1, arbitrary: fc.constant((text: string) => `\ufeff${text}`) },
  {
    weight: 1,
    arbitrary: fc.constant((text: string) => text.replace('"type":', '"type":"x","type":')),
  },
  { weight: 1, arbitrary: fc.constant((text: string) => `${"[".repeat(3_000)}${text}`) },
);

/** Bodies as they may arrive: well-formed and not, plain and gzipped, and gzipped only by their header. */
export const body: fc.Arbitrary<Body> = fc
  .record({
    data,
    spoil,
    form: fc.constantFrom("plain", "plain", "plain", "gzip", "cut-gzip", "only-says-gzip"),
  })
  .map(({ data: value, spoil: change, form }) => {
    const plain = new TextEncoder().encode(change(JSON.stringify(value) ?? ""));
    const isGzip = form !== "plain";
    if (form === "plain" || form === "only-says-gzip") return { bytes: plain, isGzip };
    const packed = Uint8Array.from(gzipSync(plain, { level: 1 }));
    return { bytes: form === "gzip" ? packed : packed.slice(0, packed.length >> 1), isGzip };
  });
