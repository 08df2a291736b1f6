import type { BeforeAfter, Fix, StallMap } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { changeWords, rateFinding, rateNote } from "../../src/words/activation.ts";
import {
  figureFinding,
  fixInWords,
  mapFinding,
  stopInWords,
  wayFinding,
} from "../../src/words/stall-map.ts";
import { fixtureActivation, fixtureFixes, fixtureStallMap } from "../fixtures/way.ts";

const map = fixtureStallMap(false);

describe("what the stall map says", () => {
  it("is where most people are stuck, how many have not got past it, and the usual sign", () => {
    expect(mapFinding(map)).toBe(
      "61\u00a0% have not got past Connect a bank so far; the usual sign: Bank Connection Failed: Account number invalid",
    );
    const [first, ...rest] = map.stones;
    const crowded: StallMap = { ...map, stones: [{ ...first!, stuck: 60, evidence: [] }, ...rest] };
    expect(mapFinding(crowded)).toBe("18\u00a0% have not got past Add a customer so far");
  });

  it("calls nobody stopped where all who came are still under way", () => {
    const [first, ...rest] = map.stones;
    const begun = { ...first!, passed: 0, stuck: 0, underWay: 391, stopShare: 1, evidence: [] };
    const nobody = rest.map((stone) => ({ ...stone, came: 0, passed: 0, stuck: 0 }));
    expect(mapFinding({ ...map, stones: [begun, ...nobody] })).toBe(
      "100\u00a0% have not got past Add a customer so far",
    );
    expect(stopInWords(begun)).toBe("100\u00a0% not past it so far");
  });

  it("says so where there is nothing to stop at, or nobody to stop", () => {
    expect(mapFinding(fixtureStallMap(true))).toBe("No way to value described yet");
    expect(mapFinding({ ...map, users: 0 })).toBe("Nobody has begun yet");
    const through = map.stones.map((stone) => ({ ...stone, passed: stone.came, stuck: 0 }));
    expect(mapFinding({ ...map, stones: through })).toBe("Everybody who came went all the way");
    expect(stopInWords(through[0]!)).toBe("Everybody went on");
    expect(stopInWords({ ...through[0]!, came: 0, passed: 0 })).toBe("Nobody has come this far");
  });

  it("is said in one breath at the top, once there is somebody to speak of", () => {
    expect(wayFinding(map)).toBe("People get stuck most often at Connect a bank");
    const nobodyNow = map.stones.map((stone) => ({ ...stone, stuck: 0 }));
    expect(wayFinding({ ...map, stones: nobodyNow })).toBe(
      "People stop most often at Connect a bank",
    );
    const silent = nobodyNow.map((stone) => ({ ...stone, evidence: [] }));
    expect(wayFinding({ ...map, stones: silent })).toBe("Nobody has got stuck so far");
    const through = silent.map((stone) => ({ ...stone, passed: stone.came }));
    expect(wayFinding({ ...map, stones: through })).toBe("Everybody who came got through");
    expect(wayFinding({ ...map, users: 0 })).toBeUndefined();
    expect(wayFinding(fixtureStallMap(true))).toBeUndefined();
  });

  it("names the people behind each figure", () => {
    expect(figureFinding("stuck", 1, "Connect a bank")).toBe("1 person is stuck at Connect a bank");
    expect(figureFinding("passed", 96, "Get paid")).toBe("96 people have passed Get paid");
    expect(figureFinding("under-way", 2, "Get paid")).toBe("2 people are under way at Get paid");
  });
});

describe("a stall that was fixed in the product", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  const mark = { id: "m", kind: "fix", title: "x", milestone: "bank-connected" } as const;
  const [fix] = fixtureFixes([{ ...mark, at: "2026-11-12T00:00:00" }], now) as [Fix];
  const judged = (kind: BeforeAfter["verdict"]["kind"]): string =>
    fixInWords({ ...fix, found: { ...fix.found, verdict: { ...fix.found.verdict, kind } } });

  it("is compared, as those who stop", () => {
    expect(fixInWords(fix)).toBe("Fixed 12 Nov 2026: 74\u00a0% → 59\u00a0% did not get past it");
    expect(judged("no-change")).toContain("did not get past it, perhaps by chance");
  });

  it("is not judged too early, or by too few", () => {
    expect(judged("too-early")).toBe("Fixed 12 Nov 2026: too early to say");
    expect(judged("too-few")).toBe("Fixed 12 Nov 2026: too few people to say");
  });
});

describe("the share that gets value", () => {
  const activation = fixtureActivation(false, Date.parse("2026-11-23T12:00:00Z"));

  it("is said with its change where that is beyond chance", () => {
    expect(rateFinding(activation, activation, "get value")).toBe(
      "29\u00a0% get value within 7 days, 11 points more than before",
    );
    const { moved: _, ...still } = activation;
    expect(rateFinding(still, activation, "get value")).toBe("29\u00a0% get value within 7 days");
    expect(rateNote(still, activation)).toContain("that may be chance");
  });

  it("is said with its change in short, and no change is no chance", () => {
    const by = (value: number) =>
      changeWords({ ...activation, change: { value, low: -1, high: 1 } });
    expect(by(0.111)).toBe("+11 points against the time before");
    expect(by(0)).toBe("the same as in the time before");
    const { moved: _, change: __, ...nobody } = activation;
    expect(changeWords(nobody)).toBe("nobody came in the time before");
  });

  it("is not made up before somebody had the time", () => {
    const empty = fixtureActivation(true, 0);
    expect(rateFinding(empty, empty, "get value")).toBe("Nobody has come lately");
    const waiting = { ...empty, now: { ...empty.now, waiting: 3 } };
    expect(rateFinding(waiting, empty, "get value")).toBe("Nobody has had the time yet");
    expect(rateNote(empty, empty)).toBe("It shows once people came at least 7 days ago.");
  });
});
