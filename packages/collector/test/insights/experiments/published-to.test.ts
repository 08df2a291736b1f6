import type { Environment } from "@cairn/core/api";
import { EMPTY_GUIDEBOOK } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { publishedTo } from "../../../src/insights/experiments/published-to.ts";

const versions = [3, 2, 1].map((version) => ({
  version,
  guidebook: EMPTY_GUIDEBOOK,
  publishedAtMs: 0,
  by: "Ann",
}));
const release = (environment: Environment, version: number | undefined, atMs: number) => ({
  environment,
  ...(version === undefined ? {} : { version }),
  atMs,
  by: "Ann",
});
/** Version 2 is tried in test and made live; then version 3 goes live, which test follows. */
const releases = [
  release("live", 1, 10),
  release("test", 2, 20),
  release("live", 2, 30),
  release("test", undefined, 30),
  release("live", 3, 40),
].toReversed();

describe("what an environment's browsers got", () => {
  const got = (environment: Environment) =>
    publishedTo(environment, releases, versions).map(({ version, publishedAtMs }) => [
      version,
      publishedAtMs,
    ]);

  it("is what was put there, since it was put there", () => {
    expect(got("live")).toEqual([
      [3, 40],
      [2, 30],
      [1, 10],
    ]);
  });

  it("is live's for test, but while it had a version of its own", () => {
    expect(got("test")).toEqual([
      [3, 40],
      [2, 20],
      [1, 10],
    ]);
  });

  it("is nothing before the first publish", () => {
    expect(publishedTo("test", [], [])).toEqual([]);
  });
});
