import {
  type CompiledMilestone,
  createExpectedModel,
  createStallDetector,
  type Frustration,
  reasonInWords,
  type StallEvidence,
  stallInWords,
} from "@cairn/core";
import { describe, expect, it } from "vitest";

const milestones: readonly CompiledMilestone[] = [
  {
    id: "connect-bank",
    title: "Connect bank",
    after: [],
    threshold: "m:connect-bank",
    expectedActiveMs: 60_000,
    failures: [],
    pages: [],
  },
  {
    id: "no-clock",
    title: "No clock",
    after: [],
    threshold: "m:no-clock",
    failures: [],
    pages: [],
  },
];
const model = createExpectedModel(milestones);
const calm = { isOffline: false, isReading: false };

function evidence(over: Partial<StallEvidence> = {}): StallEvidence {
  return {
    milestone: "connect-bank",
    sinceMs: 0,
    activeMs: 10_000,
    frustrations: [],
    failures: [],
    events: 1,
    ...over,
  };
}
const failures = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    event: "Bank Connect Failed",
    atMs: index * 20_000,
  }));
const frustration = (kind: Frustration["kind"], atMs = 0): Frustration => ({
  kind,
  atMs,
  path: "/settings/bank",
  count: 1,
});

describe("a stall by the author's word", () => {
  it("is detected at the third failed attempt and not before", () => {
    const detector = createStallDetector(model);
    expect(detector.observe(evidence({ failures: failures(2) }), calm, 1)).toEqual([]);
    const [detected] = detector.observe(evidence({ failures: failures(3) }), calm, 2);
    expect(detected).toMatchObject({
      kind: "detected",
      milestone: "connect-bank",
      atMs: 2,
      model: "expected-1",
    });
  });

  it("is detected at three times the expected active time, never on time alone without an expectation", () => {
    const detector = createStallDetector(model);
    expect(detector.observe(evidence({ activeMs: 179_000 }), calm, 1)).toEqual([]);
    expect(detector.observe(evidence({ activeMs: 180_000 }), calm, 2)).toHaveLength(1);
    const clockless = createStallDetector(model);
    expect(clockless.observe(evidence({ milestone: "no-clock", activeMs: 9e9 }), calm, 1)).toEqual(
      [],
    );
  });

  it("adds up signs of different kinds and names the weightiest first", () => {
    const score = model.score(
      evidence({
        activeMs: 96_000,
        failures: failures(1),
        frustrations: [frustration("rage-click"), frustration("u-turn", 5_000)],
      }),
    );
    expect(score.excess).toBeGreaterThan(1);
    expect(score.reasons.map((reason) => reason.kind)).toEqual([
      "rage-click",
      "failed-attempts",
      "long-active-time",
      "u-turn",
    ]);
    expect(score.reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(1);
  });

  it("is silent within the expected time when nothing went wrong", () => {
    expect(model.score(evidence({ activeMs: 60_000 })).reasons).toEqual([]);
  });
});

describe("hysteresis", () => {
  it("does not flicker: reported once, cleared only well below the alarm, and then may return", () => {
    const detector = createStallDetector(model);
    detector.observe(evidence({ failures: failures(3) }), calm, 1);
    expect(detector.observe(evidence({ failures: failures(4) }), calm, 2)).toEqual([]);
    expect(detector.observe(evidence({ failures: failures(2) }), calm, 3)).toEqual([]);
    expect(detector.observe(evidence({ failures: failures(1) }), calm, 4)).toEqual([
      { kind: "resolved", milestone: "connect-bank", atMs: 4, by: "evidence-gone" },
    ]);
    expect(detector.observe(evidence({ failures: failures(3) }), calm, 5)).toHaveLength(1);
  });

  it("ends with progress, whatever the evidence says about the next milestone", () => {
    const detector = createStallDetector(model);
    detector.observe(evidence({ failures: failures(3) }), calm, 1);
    expect(detector.observe(evidence({ milestone: "no-clock" }), calm, 2)).toEqual([
      { kind: "resolved", milestone: "connect-bank", atMs: 2, by: "progress" },
    ]);
    expect(detector.current).toBeUndefined();
  });

  it("goes on with a stall from before a reload and ends it when everything is reached", () => {
    const first = createStallDetector(model);
    first.observe(evidence({ failures: failures(3) }), calm, 1);
    const second = createStallDetector(model, first.current);
    expect(second.observe(evidence({ failures: failures(3) }), calm, 2)).toEqual([]);
    expect(second.observe(undefined, calm, 3)).toMatchObject([
      { kind: "resolved", by: "progress" },
    ]);
  });
});

describe("guards", () => {
  it("hold a clock-only stall while the user reads, never failed attempts", () => {
    const reading = { ...calm, isReading: true };
    expect(createStallDetector(model).observe(evidence({ activeMs: 900_000 }), reading, 1)).toEqual(
      [],
    );
    expect(
      createStallDetector(model).observe(evidence({ failures: failures(3) }), reading, 1),
    ).toHaveLength(1);
  });

  it("hold everything while offline", () => {
    const offline = { ...calm, isOffline: true };
    expect(
      createStallDetector(model).observe(evidence({ failures: failures(5) }), offline, 1),
    ).toEqual([]);
  });

  it("wait until the page has settled when only clicks speak", () => {
    const clicks = { frustrations: [frustration("rage-click"), frustration("rage-click")] };
    const detector = createStallDetector(model);
    expect(detector.observe(evidence({ ...clicks, activeMs: 1_000 }), calm, 1)).toEqual([]);
    expect(detector.observe(evidence({ ...clicks, activeMs: 3_000 }), calm, 2)).toHaveLength(1);
  });
});

describe("reasons in words", () => {
  it("say what a colleague would say", () => {
    const [reason] = model.score(evidence({ failures: failures(3) })).reasons;
    expect(reasonInWords(reason!)).toBe("3 failed attempts in 40 s");
    expect(stallInWords("Connect bank", [reason!])).toBe(
      "Stuck at Connect bank: 3 failed attempts in 40 s",
    );
    expect(stallInWords("Connect bank", [])).toBe("Stuck at Connect bank");
  });

  it("count one and many, and name the place", () => {
    const words = (kind: Frustration["kind"], count: number) =>
      reasonInWords({ kind, count, weight: 1, overMs: 0, path: "/settings/bank" });
    expect(words("rage-click", 1)).toBe("1 burst of angry clicks on /settings/bank");
    expect(words("dead-click", 2)).toBe("2 clicks without an answer on /settings/bank");
    expect(words("form-abandoned", 1)).toBe("left a form unfinished on /settings/bank");
  });
});
