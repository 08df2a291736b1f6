import type { AwayStatus } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { awayAfter, awayFinding, awayLearned, firstScreenFinding } from "../../src/words/away.ts";

const DAY_MS = 86_400_000;
const LOOKED: AwayStatus = {
  at: "2026-05-04T12:00:00.000Z",
  people: 1_298,
  unfit: 0,
  falseAlarms: 0.05,
  milestones: [],
};
const bank = { milestone: "bank", title: "Connect bank", passed: 3, helped: 0 };

describe("how absences are judged, in words", () => {
  it("says after how long an absence is unusual, and where that is not known why", () => {
    const { at: _, ...never } = LOOKED;
    expect(awayFinding(never)).toBe("Nobody was looked for since the collector started");
    expect(awayFinding(LOOKED)).toBe("Not known yet how long people may be away");
    const quick = { ...bank, awayMs: DAY_MS };
    expect(awayFinding({ ...LOOKED, milestones: [quick] })).toBe(
      "An absence is unusual after 24 hours",
    );
    expect(awayFinding({ ...LOOKED, milestones: [quick, { ...bank, awayMs: 8.6 * DAY_MS }] })).toBe(
      "An absence is unusual after 24 hours to 9 days, by the milestone",
    );
    expect(awayAfter({ ...bank, because: "few-passed" })).toBe(
      "not known: only 3 people have passed it",
    );
    expect(awayAfter({ ...bank, passed: 0, because: "few-passed" })).toBe(
      "not known: nobody has passed it",
    );
  });

  it("says how often that is wrong, and who was left out", () => {
    expect(awayLearned({ ...LOOKED, falseAlarmRate: 0.046, unfit: 14 })).toBe(
      "Learned from 1\u202f298 people; 4.6\u00a0% of those who pass would be called away, 5\u00a0% were asked for. 14 people left out: a bot, or a clock that jumped.",
    );
    expect(awayLearned(LOOKED)).toBe("1\u202f298 people so far.");
  });
});

describe("first-screen loss, in words", () => {
  const NONE = { horizonMs: 14 * DAY_MS, pages: [], referrers: [], devices: [] };

  it("is a finding, and none where nobody was lost", () => {
    expect(firstScreenFinding({ ...NONE, lost: 312, afterOne: 101 })).toBe(
      "32\u00a0% of those who had not got through 14 days after they came left after the first thing they did (101 of 312)",
    );
    expect(firstScreenFinding({ ...NONE, lost: 312, afterOne: 0 })).toBe(
      "None of the 312 people who had not got through 14 days after they came left after one event",
    );
    expect(firstScreenFinding({ ...NONE, lost: 0, afterOne: 0 })).toBeUndefined();
  });
});
