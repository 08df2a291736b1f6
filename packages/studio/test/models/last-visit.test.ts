import type { Experiment, Version } from "@cairn/core/api";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createLastVisit } from "../../src/models/last-visit.ts";
import type { Now } from "../../src/models/news.ts";
import { newsInWords } from "../../src/words/news.ts";
import { type FakePlatform, fakePlatform } from "../fake-platform.ts";
import { fixtureExperiments } from "../fixtures/experiments.ts";
import { fixtureStalls } from "../fixtures/insights.ts";
import { minutesAgo } from "../fixtures/people.ts";
import { fixtureActivation } from "../fixtures/way.ts";

const HOUR_MS = 3_600_000;
const [experiment] = fixtureExperiments(false, 0).guides as [Experiment];

/** A visit of somebody who sees `now`; ends at once. */
function visit(platform: FakePlatform, now: Now) {
  const model = createLastVisit(platform, "visit:Mira", () => now);
  model.stop();
  const words = model.news.value.map((news) => newsInWords(news).words);
  return { model, words };
}

const calm = (platform: FakePlatform): Now => ({
  name: "Mira",
  stalls: { byMilestone: [], people: [] },
  versions: [],
  experiments: [{ ...experiment, verdict: { kind: "too-early", words: "Too early", detail: "" } }],
  activation: fixtureActivation(true, platform.now()),
});

/** All that can be new, as of a minute ago. */
function eventful(platform: FakePlatform): Now {
  const version: Version = {
    version: 4,
    publishedAt: minutesAgo(1, platform.now()),
    by: "Ana",
    note: "Hint at the bank",
  };
  const stalls = fixtureStalls(platform.now(), 2);
  const at = minutesAgo(1, platform.now());
  const fresh = stalls.people.map((one) => ({
    ...one,
    ...(one.resolvedAt === undefined ? { at } : { resolvedAt: at }),
  }));
  const activation = fixtureActivation(false, platform.now());
  return {
    name: "Mira",
    versions: [version],
    stalls: { ...stalls, people: fresh },
    experiments: [{ ...experiment, verdict: { kind: "helps", words: "Helps", detail: "" } }],
    activation: { ...activation, milestones: [] },
  };
}

describe("what changed since the last visit", () => {
  it("is nothing on the first one, and nothing while one goes on", async () => {
    const platform = fakePlatform();
    expect(visit(platform, eventful(platform)).words).toEqual([]);
    await platform.pass(HOUR_MS / 4);
    expect(visit(platform, eventful(platform)).words).toEqual([]);
  });

  it("is who got stuck and who got through, rates that moved, verdicts and versions", async () => {
    const platform = fakePlatform();
    visit(platform, calm(platform));
    await platform.pass(26 * HOUR_MS);
    const { model, words } = visit(platform, eventful(platform));
    expect(words).toEqual([
      "2 people got stuck at Connect a bank, 1 got through",
      "1 person got stuck at Send an invoice",
      expect.stringMatching(/^The share that gets value rose: \d+\u00a0% → \d+\u00a0%$/),
      "A verdict on “Get your first invoice paid”: helps",
      "Ana published version 4: Hint at the bank",
    ]);
    expect(platform.now() - model.sinceMs.value!).toBe(26 * HOUR_MS);
  });

  it("is not what one published oneself", async () => {
    const platform = fakePlatform();
    visit(platform, calm(platform));
    await platform.pass(2 * HOUR_MS);
    const publishedAt = minutesAgo(1, platform.now());
    const versions = ["Mira", "Ana"].map((by, index) => ({ version: 5 - index, publishedAt, by }));
    const { words } = visit(platform, { ...calm(platform), versions });
    expect(words).toEqual(["Ana published version 4"]);
  });

  it("stays through a reload, goes once it was seen, and does not come again", async () => {
    const platform = fakePlatform();
    visit(platform, calm(platform));
    await platform.pass(2 * HOUR_MS);
    const now = eventful(platform);
    visit(platform, now);
    const model = createLastVisit(platform, "visit:Mira", () => now);
    expect(model.news.value).toHaveLength(5);
    model.done();
    expect(model.news.value).toEqual([]);
    model.stop();
    expect(visit(platform, now).words).toEqual([]);
    await platform.pass(2 * HOUR_MS);
    expect(visit(platform, now).words).toEqual([]);
  });

  it("waits for what is not known yet, and takes what a stranger left in storage for nothing", async () => {
    const platform = fakePlatform();
    const now = signal<Now>({ name: "Mira" });
    visit(platform, calm(platform));
    await platform.pass(2 * HOUR_MS);
    const model = createLastVisit(platform, "visit:Mira", () => now.value);
    expect(model.news.value).toEqual([]);
    now.value = eventful(platform);
    expect(model.news.value).toHaveLength(5);
    model.stop();
    for (const odd of ["{", "null", "[]", '{"lookedMs":1}', '{"lookedMs":1,"seen":{"atMs":"x"}}']) {
      platform.remember("visit:Mira", odd);
      expect(visit(platform, eventful(platform)).words).toEqual([]);
    }
  });
});
