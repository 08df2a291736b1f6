import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Cursor } from "../../src/store/index.ts";
import {
  aCollector,
  basic,
  LIVE_KEY,
  NOW_MS,
  ORIGIN,
  type TestCollector,
} from "../support/a-collector.ts";
import { type Body, body } from "./body.ts";
import { anyGuidebook, linksIn } from "./guidebook.ts";
import { headers } from "./headers.ts";
import { nonsenseIn } from "./stored-nonsense.ts";

// How many requests and guidebooks in all. Every test run takes the same small share; `pnpm fuzz` draws a new seed.
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 2_000);
const SEED = Number(process.env["FUZZ_SEED"] ?? 1);
const share = (part: number) => ({ numRuns: Math.ceil(RUNS * part), seed: SEED });
// A log that is never read again would only fill memory.
const REQUESTS_EACH = 2_000;

const PATHS = [
  "/v1/batch",
  "/v1/b",
  "/v1/track",
  "/v1/identify",
  "/v1/page",
  "/v1/screen",
  "/v1/group",
  "/v1/alias",
  "/v1/t",
  "/v1/m",
];
const path = fc.oneof(
  { weight: 6, arbitrary: fc.constant("/v1/batch") },
  { weight: 4, arbitrary: fc.constantFrom(...PATHS) },
);

let collector: TestCollector;
let requests = 0;
let read: Cursor | undefined;
let stored = 0;
let refused = 0;

async function freshCollector(): Promise<void> {
  await collector?.stop();
  collector = await aCollector();
  requests = 0;
  read = undefined;
}

/** Sends it, and says what is wrong with the answer and with what was stored: an empty list when nothing is. */
async function faultsOf(
  to: string,
  { bytes, isGzip }: Body,
  extra: Record<string, string> = {},
): Promise<readonly string[]> {
  requests += 1;
  if (requests % REQUESTS_EACH === 0) await freshCollector();
  const answer = await collector.fetch(
    new Request(ORIGIN + to, {
      method: "POST",
      body: bytes,
      headers: {
        "content-type": "application/json",
        authorization: basic(LIVE_KEY),
        ...(isGzip ? { "content-encoding": "gzip" } : {}),
        ...extra,
      },
    }),
  );
  const faults: string[] = [];
  if (answer.status >= 500) faults.push(`the answer was ${answer.status}`);
  const text = await answer.text();
  const said = text === "" ? undefined : (JSON.parse(text) as Record<string, unknown>);
  if (answer.status >= 400 && typeof said?.["detail"] !== "string")
    faults.push("no reason was given");
  const { rows, next } = await collector.context.log.read(read, 100);
  read = next;
  if (answer.status === 200 && said?.["accepted"] !== rows.length) {
    faults.push(`${String(said?.["accepted"])} accepted, ${rows.length} stored`);
  }
  stored += rows.length;
  refused += answer.status === 200 ? 0 : 1;
  if (answer.status !== 200 && rows.length > 0) faults.push("refused, and stored all the same");
  faults.push(...rows.flatMap((row) => nonsenseIn(row, NOW_MS)));
  faults.push(...collector.reported.map((error) => `reported: ${String(error)}`));
  return faults;
}

describe(`whatever is sent (seed ${SEED})`, () => {
  beforeEach(freshCollector);

  it(
    "is answered with a reason and never stored as nonsense: bodies",
    { timeout: 3_600_000 },
    async () => {
      const property = fc.asyncProperty(path, body, async (to, sent) => {
        expect(await faultsOf(to, sent)).toEqual([]);
      });
      stored = refused = 0;
      await fc.assert(property, share(0.6));
      // Bodies that are all refused, or all taken, would prove nothing.
      expect(stored).toBeGreaterThan(RUNS * 0.1);
      expect(refused).toBeGreaterThan(RUNS * 0.1);
    },
  );

  it(
    "is answered with a reason and never stored as nonsense: headers",
    { timeout: 3_600_000 },
    async () => {
      const property = fc.asyncProperty(path, body, headers, async (to, sent, extra) => {
        expect(await faultsOf(to, sent, extra)).toEqual([]);
      });
      await fc.assert(property, share(0.2));
    },
  );

  it(
    "is found wrong or can be compiled for every locale: guidebooks",
    { timeout: 3_600_000 },
    async () => {
      const { checkGuidebook, compileGuidebook } = await import("@cairn/core/guidebook");
      const property = fc.property(anyGuidebook, (input) => {
        const { guidebook, problems } = checkGuidebook(input);
        expect(guidebook === undefined).toBe(problems.length > 0);
        for (const { path: at, message } of problems) {
          expect(typeof at).toBe("string");
          expect(message).not.toBe("");
        }
        if (guidebook === undefined) return;
        for (const locale of [undefined, "ar", "xx"]) {
          const compiled = compileGuidebook(guidebook, {
            revision: "r1",
            ...(locale === undefined ? {} : { locale }),
          });
          expect(
            linksIn(compiled).filter(
              (href) => !/^(https?:|mailto:|tel:|[/.#?]|[^:]*$)/i.test(href),
            ),
          ).toEqual([]);
        }
      });
      fc.assert(property, share(0.2));
    },
  );
});
