import { EMPTY_PROGRESS, type Facts, foldProgress, holds, milestonesReached } from "@cairn/core";
import type { ReachLine, SegmentCount } from "@cairn/core/api";
import { type AuthoredCondition, compileGuidebook, type Guidebook } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { progressEventOf } from "../../src/project/person.ts";
import type { LogEvent, LogRow } from "../../src/store/event-log.ts";
import { aStudio, did, NOON } from "../api/studio.ts";

const DAY = 24 * 60;
const sent = { name: "Sent" };
const milestone = (atLeast: number): Guidebook["milestones"] => ({
  billed: {
    title: "Billed",
    when: { kind: "count", event: sent, atLeast, within: { kind: "since-start", for: "10d" } },
  },
});
const LIVE: Guidebook = {
  version: 1,
  lifecycle: { start: { name: "Signed Up" } },
  milestones: milestone(1),
};

const someWhen = fc.constantFrom<AuthoredCondition>(
  { kind: "reached", milestone: "billed" },
  { kind: "not", condition: { kind: "reached", milestone: "billed", within: "5d" } },
  { kind: "did", event: sent, atLeast: 2, within: "20d" },
  { kind: "did", event: { name: "Opened" }, distinct: "what", atLeast: 2 },
  {
    kind: "any",
    of: [
      { kind: "did", event: { name: "Opened" } },
      { kind: "trait", trait: "plan", is: "equals", value: "free" },
    ],
  },
);
const someEvents = fc.array(
  fc.record({
    user: fc.constantFrom("ann", "bob", "cay", "dan"),
    name: fc.constantFrom("Sent", "Sent", "Opened", "Signed Up", "Other"),
    day: fc.integer({ min: -30, max: -1 }),
    what: fc.constantFrom("a", "b"),
  }),
  { minLength: 1, maxLength: 25 },
);

/** Plainly, over everything that each person ever did. */
function plainly(events: readonly LogEvent[], guidebook: Guidebook): readonly string[] {
  const book = compileGuidebook(guidebook, { revision: "1", audience: "collector" });
  const users = [...new Set(events.map(({ userId = "" }) => userId))];
  return users.filter((user) => {
    const own = events.filter(({ userId }) => userId === user).map((row) => row as LogRow);
    const progress = own.reduce(
      (before, row) => foldProgress(before, progressEventOf(row), book.definitions),
      EMPTY_PROGRESS,
    );
    const facts: Facts = {
      nowMs: NOON,
      reachedAt: milestonesReached(progress, book, {}, NOON),
      recent: progress.thresholds,
      segments: book.segments,
      traits: {},
      accountTraits: {},
    };
    return holds({ kind: "segment", segment: "asked" }, facts);
  });
}

describe("counting who fits a segment of a draft", () => {
  it("comes to the same as folding everybody's whole history under the draft", async () => {
    let matched = 0;
    await fc.assert(
      fc.asyncProperty(
        someEvents,
        someWhen,
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        async (made, when, atLeast, hasStart) => {
          const studio = await aStudio();
          await studio.publish(LIVE);
          const events = made.map(({ user, name, day, what }) =>
            did(user, name, day * DAY, { what }),
          );
          await studio.happened(...events);
          const { lifecycle, ...rest } = LIVE;
          const guidebook: Guidebook = {
            ...rest,
            ...(hasStart && lifecycle ? { lifecycle } : {}),
            milestones: milestone(atLeast),
          };
          const asked = { guidebook, when };
          const response = await studio.call("POST", "segments/count", asked);
          const last = (await response.text()).trim().split("\n").at(-1) ?? "";
          const line = JSON.parse(last) as ReachLine<SegmentCount>;
          const { matching, who } = "result" in line ? line.result : { matching: -1, who: [] };
          const segments = { asked: { title: "Asked", when } };
          const expected = plainly(events, { ...guidebook, segments });
          expect(who.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
          expect(matching).toBe(expected.length);
          matched += matching;
        },
      ),
      { numRuns: 40 },
    );
    expect(matched).toBeGreaterThan(20);
  });

  it("stops when nobody reads its answer any more", async () => {
    const studio = await aStudio();
    await studio.publish(LIVE);
    for (let user = 0; user < 3; user += 1) {
      await studio.happened(did(`u${user}`, "Opened", -user));
    }
    const { counted } = studio.collector.context;
    let read = 0;
    const everyone = counted.everyone.bind(counted);
    // A chunk a person, however many the adapter gives at once.
    counted.everyone = async function* (environment) {
      for await (const people of everyone(environment)) {
        for (const person of people) {
          read += 1;
          yield [person];
        }
      }
    };
    const body = { guidebook: LIVE, when: { kind: "all", of: [] } };
    const response = await studio.call("POST", "segments/count", body);
    const reader = response.body!.getReader();
    const first = new TextDecoder().decode((await reader.read()).value);
    expect(JSON.parse(first)).toMatchObject({ progress: { done: 1 } });
    await reader.cancel();
    await new Promise((resolve) => setImmediate(resolve));
    expect(read).toBeLessThan(3);
  });
});
