// @vitest-environment happy-dom
import type { CompiledGuidebook, Condition, LedgerEntry } from "@cairn/core";
import { type ReplayEvent, replayGuides } from "@cairn/core/replay";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage } from "./a-page.ts";
import { aGuidebook, aMilestone, aNotice } from "./builders.ts";

const KINDS: Readonly<Record<string, LedgerEntry["kind"]>> = {
  "Guide Shown": "shown",
  "Guide Dismissed": "dismissed",
};
// What a browser decides by timers falls on one of these steps.
const STEP_MS = 250;

const reached: Condition = { kind: "fact", fact: "reachedAt", at: "sent", is: "exists" };
const someBook = fc
  .record({
    guides: fc.array(
      fc.record({
        when: fc.constantFrom<Condition>(
          { kind: "all", of: [] },
          reached,
          { kind: "not", condition: reached },
          { kind: "fact", fact: "traits", at: "plan", is: "equals", value: "free" },
        ),
        pages: fc.constantFrom<readonly string[]>([], ["^/a$"], ["^/b$"]),
        priority: fc.integer({ min: 0, max: 2 }),
        delayMs: fc.constantFrom(0, 3_000),
        caps: fc.constantFrom({}, { times: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    minGapMs: fc.constantFrom(0, 15_000),
    perSession: fc.constantFrom(1, 9),
  })
  .map(({ guides, minGapMs, perSession }): CompiledGuidebook => {
    const notices = guides.map((guide, index) => aNotice(`g${index}`, guide));
    const caps = { ...aGuidebook([]).caps, minGapMs, perSession, quietAfterLoadMs: 2_000 };
    return aGuidebook([aMilestone("sent", "Sent")], { guides: notices, caps });
  });
const someSteps = fc.array(
  fc.record({
    waitMs: fc.constantFrom(1_000, 4_000, 13_000, 31_000),
    does: fc.constantFrom("/a", "/b", "/c", "Sent", "Opened"),
    readsMs: fc.constantFrom(3_000, 9_000),
  }),
  { minLength: 3, maxLength: 9 },
);
type Steps = typeof someSteps extends fc.Arbitrary<infer Value> ? Value : never;

/** Lets somebody use a page with the engine, and gives what was recorded of it as the collector reads it. */
async function use(book: CompiledGuidebook, steps: Steps): Promise<readonly ReplayEvent[]> {
  const page = aPage(book, { identity: { traits: { plan: "free" } } });
  const events: ReplayEvent[] = [];
  let path = "/";
  let seen = 0;
  const write = (name: string, more: Partial<ReplayEvent> = {}): void => {
    const here = { path, tab: "t", session: "session-1", anonymousId: "anon-1" };
    const id = `e${events.length}`;
    events.push({ id, name, atMs: Date.now(), properties: {}, here, ...more });
  };
  let shown: { readonly guide: string; readonly untilMs: number } | undefined;
  const look = async (readsMs: number): Promise<void> => {
    // What is closed may make room for the next one at once.
    for (let turn = 0; turn < 3; turn += 1) {
      await page.wait(0);
      const [guide] = page.showing();
      if (guide !== undefined && shown?.guide !== guide) {
        shown = { guide, untilMs: Date.now() + readsMs };
        page.report("shown", guide);
      }
      const isRead = shown !== undefined && Date.now() >= shown.untilMs;
      if (guide !== undefined && isRead) page.report("dismissed", guide);
      if (guide === undefined || isRead) shown = undefined;
    }
    await page.wait(0);
    for (const { event, properties } of page.recorded.slice(seen)) {
      const { guide: about } = properties;
      const kind = KINDS[event];
      const atMs = Date.now();
      write(
        event,
        kind && typeof about === "string"
          ? { told: { id: `e${events.length}`, guide: about, kind, atMs, session: "session-1" } }
          : {},
      );
    }
    seen = page.recorded.length;
  };
  await page.wait();
  write("Page Viewed", { traits: { plan: "free" } });
  for (const { waitMs, does, readsMs } of steps) {
    for (let waited = 0; waited < waitMs; waited += STEP_MS) {
      await page.wait(STEP_MS);
      await look(readsMs);
    }
    if (does.startsWith("/")) {
      // The same path again is no navigation.
      if (does !== path) page.goTo((path = does));
      write("Page Viewed");
      page.track("Page Viewed");
    } else {
      write(does);
      page.track(does);
    }
    await look(readsMs);
  }
  page.engine.stop();
  return events;
}

describe("the replay of what a browser recorded", () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
  afterEach(() => void vi.useRealTimers());

  it("finds what the engine showed, when it did, and nothing that it did not show", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(someBook, someSteps, async (book, steps) => {
        const events = await use(book, steps);
        const window = {
          fromMs: 0,
          untilMs: Infinity,
          unrecorded: new Set<string>(),
          uncounted: new Set<string>(),
          wasElementThere: () => false,
        };
        const verdicts = replayGuides(book, { events, happenings: [] }, window);
        for (const [guide, verdict] of verdicts) {
          const shown = events.find(({ told }) => told?.guide === guide && told.kind === "shown");
          if (shown) found += 1;
          if (verdict.kind === "unknown") {
            expect(verdict.because.kind).toBe("stay");
            expect(shown).toBeUndefined();
          } else {
            const atMs = verdict.kind === "would" ? verdict.atMs : undefined;
            expect([guide, atMs]).toEqual([guide, shown?.atMs]);
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(found).toBeGreaterThan(10);
  });
});
