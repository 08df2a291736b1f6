import type { ReachReason, SegmentCount, SimulatedGuide, Simulation } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { milestoneNotes, suggestionNotes } from "../../src/words/milestone-reach.ts";
import {
  ofAll,
  reachFinding,
  reachNote,
  reasonWords,
  segmentFinding,
  segmentNote,
} from "../../src/words/reach.ts";
import { INVOICING } from "../fixtures/guidebook.ts";

const guide = (more: Partial<SimulatedGuide> = {}): SimulatedGuide => ({
  guide: "start",
  title: "",
  kind: "checklist",
  would: 41,
  unknown: 0,
  wouldNot: 271,
  reasons: [],
  who: [],
  ...more,
});
const found = (more: Partial<Simulation> = {}): Simulation => ({
  from: "",
  until: "",
  people: 312,
  looked: 312,
  leftOut: 0,
  guides: [],
  unfinished: [],
  ...more,
});

describe("who would have seen a guide, in words", () => {
  it("says how many of how many, and of how many it cannot be said", () => {
    expect(reachFinding(found(), guide())).toBe(
      "41 of 312 people would have seen this in the last 7 days",
    );
    expect(reachFinding(found({ people: 0, looked: 0 }), guide({ would: 0 }))).toBe(
      "Nobody was in your product in the last 7 days",
    );
    const reasons: ReachReason[] = [
      { kind: "unknown", because: { kind: "stay" }, people: 12, some: [] },
    ];
    expect(reachNote(found(), guide({ unknown: 12, reasons }))).toEqual([
      "Of 12 it cannot be said: what decides was not recorded.",
    ]);
  });

  it("says up to how many, where it is known of nobody and cannot be ruled out for some", () => {
    expect(reachFinding(found(), guide({ would: 0, unknown: 29 }))).toBe(
      "Up to 29 of 312 people would have seen this in the last 7 days",
    );
    expect(reachFinding(found(), guide({ would: 0, unknown: 0 }))).toBe(
      "Nobody would have seen this in the last 7 days",
    );
  });

  it("says about, where a sample was looked at, and of how many that is", () => {
    const sample = found({ people: 20_000, looked: 1_990, leftOut: 10 });
    expect(ofAll(199, sample)).toBe(2_000);
    expect(reachFinding(sample, guide({ would: 199 }))).toMatch(/^About 2\u202f000 of 20\u202f000/);
    expect(reachNote(sample, guide())).toEqual([
      "1\u202f990 of them were looked at, drawn by chance.",
      "10 people with too many events were left out.",
    ]);
  });

  it("names the condition that did not hold, and the element of the guide that goes first", () => {
    const say = (reason: ReachReason): string => reasonWords(reason, "tip", book);
    const book = {
      ...INVOICING,
      guides: {
        ...INVOICING.guides,
        tip: {
          kind: "notice",
          style: "modal",
          title: "Tip",
          body: "",
          when: {
            kind: "all",
            of: [
              { kind: "page", paths: ["/"] },
              { kind: "reached", milestone: "first-invoice" },
            ],
          },
        },
      },
    } as const satisfies typeof INVOICING;
    const rest = { people: 1, some: [] };
    const missed = { reason: "condition-not-met", part: 1 } as const;
    expect(say({ kind: "would-not", because: missed, ...rest })).toBe(
      "Did not fit: have not reached Send an invoice",
    );
    expect(say({ kind: "would-not", because: { reason: "page" }, ...rest })).toBe(
      "Were on none of its pages",
    );
    const element = (of: string) => ({ kind: "element", guide: of }) as const;
    expect(say({ kind: "unknown", because: element("tip"), ...rest })).toBe(
      "Whether its element was on the page",
    );
    expect(say({ kind: "unknown", because: element("start"), ...rest })).toBe(
      "Whether the element of “Get your first invoice paid” was there, which goes first",
    );
  });
});

describe("who fits, and what a milestone changes, in words", () => {
  const count: SegmentCount = {
    people: 40,
    matching: 10,
    accounts: 9,
    accountsMatching: 3,
    inPage: [],
    uncounted: false,
    who: [],
  };

  it("says the share, the accounts, and what is known in the page alone", () => {
    expect(segmentFinding(count)).toBe("10 of 40 people fit, 25\u00a0%");
    expect(segmentFinding({ ...count, matching: 40 })).toBe("Everybody fits: 40 people");
    expect(segmentNote({ ...count, inPage: ["path", "device"] })).toEqual([
      "They are in 3 of 9 accounts.",
      "It asks for the page that somebody is on and their device: that is known in the page alone, and counts as not so here.",
    ]);
  });

  it("says who would count more and who no more than live", () => {
    const rest = { people: 40, reached: 10, accounts: 0, accountsReached: 0, weeks: [], who: [] };
    const changed = { ...rest, isLive: true, reachedBefore: 12, onlyNow: 1, onlyBefore: 3 };
    expect(milestoneNotes(changed)).toEqual([
      "The live one counts 12 people: 1 more would count, and 3 would not count any more.",
    ]);
    expect(milestoneNotes({ ...changed, isLive: false })).toEqual(["It is not live yet."]);
  });

  it("claims no cause, and says when it is too early", () => {
    const told = { by: "returned", days: 7, people: 60, there: 30 } as const;
    const events = [{ event: "Shared", there: 30, others: 2, phi: 0.9 }];
    expect(suggestionNotes({ ...told, events })[0]).toContain("does not say that it is why");
    expect(suggestionNotes({ ...told, people: 9, there: 4, events: [] })[0]).toContain("4 and 5");
    expect(suggestionNotes({ ...told, events: [] })[0]).toContain("about as often");
  });
});
