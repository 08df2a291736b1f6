import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  assignmentVectors,
  conditionVectors,
  progressVectors,
  stallVectors,
} from "../vectors/read-vectors.ts";
import { judgeRandomHistories } from "../vectors/random-stalls.ts";
import { launchShell } from "./models/browser.ts";

// The same vectors run in Node: test/vectors/vectors.test.ts.
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const bundle = await build({
    entryPoints: [new URL("../vectors/run-vectors.ts", import.meta.url).pathname],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    globalName: "vectors",
    target: "es2022",
    conditions: ["cairn-source"],
  });
  browser = await launchShell();
  page = await browser.newPage();
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
});
afterAll(() => browser?.close());

describe("the vectors, as a browser runs them", () => {
  it.each(progressVectors)("progress: $name", async (vector) => {
    const results = await page.evaluate(
      (json) => vectors.runProgressVector(JSON.parse(json)),
      JSON.stringify(vector),
    );
    expect(results).toEqual(Array(4).fill(vector.reachedAtMs));
  });

  it.each(conditionVectors)("condition: $name", async (vector) => {
    const results = await page.evaluate(
      (json) => vectors.runConditionVector(JSON.parse(json)),
      JSON.stringify(vector),
    );
    expect(results).toEqual(Array(4).fill(vector.holds));
  });

  it.each(stallVectors.vectors)("stall: $name", async (vector) => {
    const says = await page.evaluate(
      ([input, expectedActiveMs]) => vectors.runStallVector(input, expectedActiveMs),
      [vector, stallVectors.expectedActiveMs] as const,
    );
    expect(says).toEqual(vector.steps.map((step) => step.says));
  });

  it("assignments, all of them", async () => {
    const found = await page.evaluate(
      (given) =>
        given.map(({ guide, global, units }) => vectors.assign(guide, global, units) ?? null),
      assignmentVectors,
    );
    expect(found).toEqual(assignmentVectors.map(({ assignment }) => assignment));
  });
});

describe("ten thousand random histories", () => {
  it("are judged alike by browser and collector: every score, weight, reason and stall", async () => {
    const inBrowser = await page.evaluate(() => vectors.judgeRandomHistories(10_000, 7));
    expect(inBrowser).toEqual(judgeRandomHistories(10_000, 7));
    expect(inBrowser.moments).toBeGreaterThan(200_000);
    expect(inBrowser.stuck).toBeGreaterThan(1_000);
  });
});

declare const vectors: typeof import("../vectors/run-vectors.ts");
