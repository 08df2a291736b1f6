import {
  expectedBaseline,
  foldStall,
  type FrustrationKind,
  isStuck,
  judgeStall,
  reasonInWords,
  type StallBaseline,
  type StallHappening,
  type StallReason,
  stallInWords,
  stallReasons,
  type StallState,
} from "@cairn/core";
import { describe, expect, it } from "vitest";

const EXPECTED_MS = 60_000;
const byAuthor = expectedBaseline([{ id: "connect-bank" }]);

/** One user at a milestone, looked at after each thing they do. */
function aUser(baselines: readonly StallBaseline[] = [byAuthor], expectedMs?: number) {
  let state: StallState | undefined;
  let active = 0;
  let nowMs = 0;
  let stuck = false;
  const fold = (happening: object) => {
    state = foldStall(
      state,
      { atMs: nowMs, active, ...happening } as StallHappening,
      baselines[0]!,
    );
    const judged = judgeStall(baselines, state, expectedMs);
    stuck = !!judged && isStuck(judged, stuck);
    return user;
  };
  const user = {
    get isStuck() {
      return stuck;
    },
    get state() {
      return state!;
    },
    get judged() {
      return judgeStall(baselines, state!, expectedMs)!;
    },
    /** What adds something. */
    weights: () =>
      Object.fromEntries(Object.entries(user.judged.parts).filter(([, part]) => part !== 0)),
    reasons: () => stallReasons(user.judged, state!),
    at: (milestone: string) => fold({ kind: "milestone", milestone }),
    does: (name: string) => fold({ kind: "event", name }),
    fails: (times = 1) => user.sees("failed-attempts", times, { event: "Bank Connect Failed" }),
    sees(sign: FrustrationKind | "failed-attempts", times = 1, where?: object) {
      for (let time = 0; time < times; time += 1) fold({ kind: "sign", sign, where });
      return user;
    },
    /** Active time passes, on the milestone's pages unless told otherwise. */
    works(seconds: number, elsewhere = false) {
      active += seconds;
      nowMs += seconds * 1000;
      return fold({ kind: "time", elsewhere });
    },
  };
  return user.at("connect-bank");
}

describe("a stall by the author's word", () => {
  it("is detected at the third failed attempt and not before", () => {
    const user = aUser();
    expect(user.fails(2).isStuck).toBe(false);
    expect(user.fails().isStuck).toBe(true);
    expect(user.judged.baseline.version).toBe("expected-1");
  });

  it("is detected at three times the expected active time, never on time alone without an expectation", () => {
    const user = aUser([byAuthor], EXPECTED_MS);
    expect(user.works(179).isStuck).toBe(false);
    expect(user.works(1).isStuck).toBe(true);
    expect(aUser().works(9e9).isStuck).toBe(false);
  });

  it("does not count time that is spent on other pages", () => {
    const user = aUser([byAuthor], EXPECTED_MS).works(170).works(600, true);
    expect(user.works(9).isStuck).toBe(false);
    expect(user.works(1).isStuck).toBe(true);
  });

  it.each<[FrustrationKind, number]>([
    ["rage-click", 2],
    ["dead-click", 5],
    ["error-click", 3],
    ["u-turn", 4],
    ["form-abandoned", 3],
    ["validation-repeated", 2],
    ["help-search-repeated", 2],
  ])("%s alone takes %i", (sign, times) => {
    const user = aUser();
    expect(user.sees(sign, times - 1).isStuck).toBe(false);
    expect(user.sees(sign).isStuck).toBe(true);
  });

  it("adds up what was seen of different kinds, which comes first, and then the time", () => {
    const user = aUser([byAuthor], EXPECTED_MS);
    user.fails().sees("rage-click").sees("u-turn").works(96);
    expect(user.isStuck).toBe(true);
    const reasons = user.reasons();
    expect(reasons.map(({ kind }) => kind)).toEqual([
      "rage-click",
      "failed-attempts",
      "u-turn",
      "long-active-time",
    ]);
    expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
  });

  it("has nothing to say within the expected time when nothing went wrong", () => {
    expect(aUser([byAuthor], EXPECTED_MS).works(60).reasons()).toEqual([]);
  });

  it("starts anew with the next milestone", () => {
    const user = aUser([expectedBaseline([{ id: "connect-bank" }, { id: "send" }])]).fails(2);
    expect(user.at("send").fails(2).isStuck).toBe(false);
    expect(user.fails().isStuck).toBe(true);
  });
});

// Opening the page of banks again and again weighs, and so do silence, breaks and failures; having chosen one speaks against.
const learned: StallBaseline = {
  version: "learned-7",
  names: { "Bank Opened": "Bank Opened", "Bank Chosen": "" },
  steps: [
    ["event:Bank Opened", 3, 40, 5, 40],
    ["last:Bank Chosen", 1, -100],
    ["silence", 10, 30],
    ["silence:Bank Opened", 20, 5],
    ["gap", 60, 7],
    ["failed-attempts", 1, 25],
  ],
  milestones: { "connect-bank": [10, 20], constructor: [0, 0] as const },
  threshold: 70,
  slack: 20,
  unit: 40,
};

describe("a stall as it was learned", () => {
  it("alarms once the evidence is over what is usual by the threshold", () => {
    const user = aUser([learned, byAuthor]);
    for (let time = 0; time < 4; time += 1) user.does("Bank Opened");
    expect(user.judged.excess).toBe(40 - 10 - 70);
    expect(user.does("Bank Opened").judged.excess).toBe(0);
    expect(user.isStuck).toBe(true);
    expect(user.judged.baseline.version).toBe("learned-7");
    expect(user.judged.chance).toBeCloseTo(1 / (1 + Math.exp((80 + 20) / 40)));
  });

  it("does not flicker: it ends only well below the alarm, and then may return", () => {
    const user = aUser([learned, byAuthor]);
    for (let time = 0; time < 5; time += 1) user.does("Bank Opened");
    expect(user.does("Bank Chosen").isStuck).toBe(false);
    expect(user.does("Bank Opened").isStuck).toBe(true);
    const slack = { ...learned, slack: 100 };
    const other = aUser([slack, byAuthor]);
    for (let time = 0; time < 5; time += 1) other.does("Bank Opened");
    expect(other.does("Bank Chosen").isStuck).toBe(true);
  });

  it("tells silence from work, and what the silence follows", () => {
    const user = aUser([learned, byAuthor]).does("Bank Opened").works(10);
    expect(user.weights()).toEqual({ silence: 30 });
    expect(user.works(10).weights()).toEqual({ silence: 30, "silence:Bank Opened": 5 });
    expect(user.fails().weights()).toEqual({ "failed-attempts": 25 });
  });

  it("leaves milestones that it does not know to the author's rule", () => {
    const user = aUser([learned, expectedBaseline([{ id: "send" }])]).at("send");
    expect(user.fails(3).isStuck).toBe(true);
    expect(user.judged.baseline.version).toBe("expected-1");
    expect(user.at("toString").judged).toBeUndefined();
  });

  it("takes no event for seen that it does not name, whatever its name is", () => {
    const [before, after] = [1, 2].map(() => aUser([learned, byAuthor]).does("Bank Opened"));
    after!.does("constructor").does("Something Else");
    expect(after!.state[3]).toEqual(before!.state[3]);
    expect(after!.state[2]).toBe("");
  });

  it("takes whoever does something without a name for busy, but not for that Cairn shows or tells something", () => {
    const user = aUser([byAuthor]).fails().works(9);
    expect(user.does("Guide Shown").does("Stall Detected").state[3].silence).toBe(9);
    expect(user.does("Form Opened").state[3].silence).toBe(0);
    expect(user.works(30).isStuck).toBe(false);
  });
});

describe("the reasons", () => {
  it("name an event where one weighs, and none where the longest pause does", () => {
    const values = { "gap/longest": 40, "event:Bank/Opened": 3 };
    const parts = { "gap/longest": 10, "event:Bank/Opened": 5 };
    const found = stallReasons({ parts, values }, aUser().works(1).state);
    expect(found).toMatchObject([
      { kind: "gap", count: 40 },
      { kind: "event", event: "Bank/Opened", count: 3 },
    ]);
    expect(found[0]).not.toHaveProperty("event");
  });
});

describe("what is kept of a user", () => {
  it("is how long they paused before the latest event, and at most", () => {
    const user = aUser([learned, byAuthor]).works(1).does("Bank Opened");
    for (const seconds of [9, 40, 2]) user.works(seconds).does("Bank Opened");
    expect(user.state[3]).toMatchObject({ gap: 2, "gap/longest": 40 });
  });

  it("is what steps look at, and grows no further", () => {
    const user = aUser([learned, byAuthor]);
    for (let time = 0; time < 99; time += 1) {
      user.does("Bank Opened").does("Bank Chosen").does("Not Named").works(10).fails();
      user.sees("rage-click", 1, { path: "/settings/bank", element: "#connect" });
    }
    expect(user.state[3]).toEqual({
      active: 990,
      since: 990,
      silence: 0,
      gap: 0,
      "gap/longest": 0,
      events: 198,
      signs: 198,
      "event:Bank Opened": 99,
    });
    expect(JSON.stringify(user.state).length).toBeLessThan(300);
  });
});

describe("reasons in words", () => {
  it("say what a colleague would say", () => {
    const user = aUser().fails().works(20).fails().works(20).fails();
    const [reason] = user.reasons();
    expect(reasonInWords(reason!)).toBe("3 failed attempts in 40 s");
    expect(stallInWords("Connect bank", [reason!])).toBe(
      "Stuck at Connect bank: 3 failed attempts in 40 s",
    );
    expect(stallInWords("Connect bank", [])).toBe("Stuck at Connect bank");
  });

  it("count one and many, and name the place of the latest", () => {
    const words = (kind: StallReason["kind"], count: number) =>
      reasonInWords({ kind, count, weight: 1, overMs: 0, path: "/settings/bank" });
    expect(words("rage-click", 1)).toBe("1 burst of angry clicks on /settings/bank");
    expect(words("dead-click", 2)).toBe("2 clicks without an answer on /settings/bank");
    expect(words("form-abandoned", 1)).toBe("left a form unfinished on /settings/bank");
    const user = aUser([{ ...byAuthor, threshold: 0 }]);
    user.sees("rage-click", 1, { element: "#connect" }).sees("u-turn", 1, { path: "/bank" });
    expect(user.reasons().map(reasonInWords)).toEqual([
      "1 burst of angry clicks",
      "went back and forth once on /bank",
    ]);
  });

  it("tell what was learned, too", () => {
    const user = aUser([learned, byAuthor]);
    for (let time = 0; time < 5; time += 1) user.works(61).does("Bank Opened");
    user.fails().works(20);
    expect(user.reasons().map(reasonInWords)).toEqual([
      "1 failed attempt",
      "“Bank Opened” 5 times",
      "quiet for 20 s",
      "came back to it after 61 s",
    ]);
    const words = (kind: StallReason["kind"], count: number, more: object = {}) =>
      reasonInWords({ kind, count, weight: 1, overMs: 240_000, ...more });
    expect(words("last", 1, { event: "Bank Opened" })).toBe("came no further than “Bank Opened”");
    expect(words("silence", 5, { event: "Bank Opened" })).toBe("quiet for 5 s");
    expect(words("since", 240)).toBe("4 min of active time here");
    expect(words("active", 600)).toBe("10 min of active time in all");
    expect(words("events", 40)).toBe("40 steps without getting there");
    expect(words("signs", 12)).toBe("12 signs of trouble so far");
  });
});
