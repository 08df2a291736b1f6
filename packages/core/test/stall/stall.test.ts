import {
  type CompiledMilestone,
  createExpectedModel,
  type Frustration,
  judgeStall,
  reasonInWords,
  type Stall,
  type StallEvidence,
  stallInWords,
} from "@cairn/core";
import { describe, expect, it } from "vitest";

const milestones: readonly CompiledMilestone[] = [
  {
    id: "connect-bank",
    title: "Connect bank",
    after: [],
    expectedActiveMs: 60_000,
    failures: [],
    pages: [],
  },
  {
    id: "no-clock",
    title: "No clock",
    after: [],
    failures: [],
    pages: [],
  },
];
const model = createExpectedModel(milestones);

/** One user, looked at again and again. */
function aUser(current?: Stall) {
  const user = {
    current,
    observe(seen: StallEvidence | undefined, nowMs: number, isOffline = false) {
      const changes = judgeStall(model, user.current, seen, nowMs, isOffline);
      for (const change of changes) user.current = change.kind === "detected" ? change : undefined;
      return changes;
    },
  };
  return user;
}

function evidence(over: Partial<StallEvidence> = {}): StallEvidence {
  return {
    milestone: "connect-bank",
    activeMs: 10_000,
    frustrations: [],
    failures: [],
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
    const detector = aUser();
    expect(detector.observe(evidence({ failures: failures(2) }), 1)).toEqual([]);
    const [detected] = detector.observe(evidence({ failures: failures(3) }), 2);
    expect(detected).toMatchObject({
      kind: "detected",
      milestone: "connect-bank",
      atMs: 2,
      model: "expected-1",
    });
  });

  it("is detected at three times the expected active time, never on time alone without an expectation", () => {
    const detector = aUser();
    expect(detector.observe(evidence({ activeMs: 179_000 }), 1)).toEqual([]);
    expect(detector.observe(evidence({ activeMs: 180_000 }), 2)).toHaveLength(1);
    const clockless = aUser();
    expect(clockless.observe(evidence({ milestone: "no-clock", activeMs: 9e9 }), 1)).toEqual([]);
  });

  it("adds up signs of different kinds and names the weightiest first", () => {
    const score = model(
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
    expect(model(evidence({ activeMs: 60_000 })).reasons).toEqual([]);
  });
});

describe("hysteresis", () => {
  it("does not flicker: reported once, cleared only well below the alarm, and then may return", () => {
    const detector = aUser();
    detector.observe(evidence({ failures: failures(3) }), 1);
    expect(detector.observe(evidence({ failures: failures(4) }), 2)).toEqual([]);
    expect(detector.observe(evidence({ failures: failures(2) }), 3)).toEqual([]);
    expect(detector.observe(evidence({ failures: failures(1) }), 4)).toEqual([
      { kind: "resolved", milestone: "connect-bank", atMs: 4, by: "evidence-gone" },
    ]);
    expect(detector.observe(evidence({ failures: failures(3) }), 5)).toHaveLength(1);
  });

  it("ends with progress, whatever the evidence says about the next milestone", () => {
    const detector = aUser();
    detector.observe(evidence({ failures: failures(3) }), 1);
    expect(detector.observe(evidence({ milestone: "no-clock" }), 2)).toEqual([
      { kind: "resolved", milestone: "connect-bank", atMs: 2, by: "progress" },
    ]);
    expect(detector.current).toBeUndefined();
  });

  it("goes on with a stall from before a reload and ends it when everything is reached", () => {
    const first = aUser();
    first.observe(evidence({ failures: failures(3) }), 1);
    const second = aUser(first.current);
    expect(second.observe(evidence({ failures: failures(3) }), 2)).toEqual([]);
    expect(second.observe(undefined, 3)).toMatchObject([{ kind: "resolved", by: "progress" }]);
  });
});

describe("guards", () => {
  it("hold everything while offline", () => {
    expect(aUser().observe(evidence({ failures: failures(5) }), 1, true)).toEqual([]);
  });

  it("wait until the page has settled when only clicks speak", () => {
    const clicks = { frustrations: [frustration("rage-click"), frustration("rage-click")] };
    const detector = aUser();
    expect(detector.observe(evidence({ ...clicks, activeMs: 1_000 }), 1)).toEqual([]);
    expect(detector.observe(evidence({ ...clicks, activeMs: 3_000 }), 2)).toHaveLength(1);
  });
});

describe("reasons in words", () => {
  it("say what a colleague would say", () => {
    const [reason] = model(evidence({ failures: failures(3) })).reasons;
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
