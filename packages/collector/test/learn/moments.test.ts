import type { StallHappening } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { momentsOf } from "../../src/learn/moments.ts";
import type { StallHistory } from "../../src/learn/stall-history.ts";

const START_MS = Date.UTC(2026, 0, 5, 8);
const names = { Opened: "Opened", Saved: "Saved" };

type Deed = readonly [second: number, name: string];

/** A history with events at these seconds, all of the time active; "!" fails, "> id" brings a milestone to hand. */
function aHistory(deeds: readonly Deed[], more: Partial<StallHistory> = {}): StallHistory {
  const happenings = deeds.map(([active, name]): StallHappening => {
    const at = { atMs: START_MS + active * 1000, active };
    if (name === "!") return { ...at, kind: "sign", sign: "failed-attempts" };
    if (name.startsWith(">")) return { ...at, kind: "milestone", milestone: name.slice(2) };
    return { ...at, kind: "event", name };
  });
  return { user: "ann", happenings, outcome: "lost", ...more };
}

const at = (second: number): number => START_MS + second * 1000;

/** Seconds of the moments. */
function secondsOf(history: StallHistory, view: "presence" | "events"): readonly number[] {
  return [...momentsOf(history, { names }, view)].map(({ atMs }) => (atMs - START_MS) / 1000);
}

describe("moments at which somebody is judged", () => {
  it("are each event from the second on, where only events count", () => {
    const history = aHistory([
      [0, "> first"],
      [0, "Opened"],
      [4, "Saved"],
      [5, "Saved"],
    ]);
    expect(secondsOf(history, "events")).toEqual([4, 5]);
  });

  it("are each event and the silence after it until something is done, where presence counts", () => {
    const history = aHistory([
      [0, "> first"],
      [0, "Opened"],
      [7, "Saved"],
      [17, "Saved"],
    ]);
    expect(secondsOf(history, "presence")).toEqual([0, 2, 5, 7, 9, 12, 17, 19, 22, 27, 37, 47]);
  });

  it("do not depend on what comes later: they begin as those of anybody who did the same so far", () => {
    const deeds: readonly Deed[] = [
      [0, "> first"],
      [0, "Opened"],
      [3, "Saved"],
      [30, "!"],
      [64, "Opened"],
    ];
    const whole = [...momentsOf(aHistory(deeds), { names }, "presence")];
    for (let until = 2; until < deeds.length; until += 1) {
      const part = [...momentsOf(aHistory(deeds.slice(0, until)), { names }, "presence")].filter(
        ({ atMs }) => atMs < at(deeds[until]![0]),
      );
      expect(whole.slice(0, part.length)).toEqual(part);
    }
  });

  it("judge a failed attempt, and a milestone that it ends in, together with the event", () => {
    const history = aHistory([
      [0, "> first"],
      [0, "Opened"],
      [3, "Saved"],
      [3, "!"],
      [3, "> second"],
    ]);
    const [moment, ...others] = momentsOf(history, { names }, "events");
    expect(others).toEqual([]);
    expect(moment?.milestone).toBe("second");
    expect(moment?.values).toMatchObject({ signs: 1, events: 2, since: 0 });
  });

  it("end where they pass, and where they are helped", () => {
    const deeds: readonly Deed[] = [
      [0, "> first"],
      [0, "Opened"],
      [10, "Saved"],
      [20, "Saved"],
    ];
    const passed = aHistory(deeds, { outcome: "passed", passedMs: at(16) });
    expect(secondsOf(passed, "presence")).toEqual([0, 2, 5, 10, 12, 15]);
    const helped = aHistory(deeds, { helpedMs: at(10) });
    expect(secondsOf(helped, "presence")).toEqual([0, 2, 5]);
  });

  it("are not made by a milestone alone, and no silence is ended by one", () => {
    const history = aHistory([
      [0, "> first"],
      [1, "Opened"],
      [4, "> second"],
    ]);
    expect(secondsOf(history, "presence")).toEqual([1, 3, 6, 11, 21, 31]);
  });

  it("hear silence only while they are there: a hidden tab is none, and who left no longer listens", () => {
    const { happenings } = aHistory([
      [0, "> first"],
      [0, "Opened"],
    ]);
    const hour = 3_600;
    const back: StallHappening = { kind: "event", name: "Saved", atMs: at(hour), active: 8 };
    const left: StallHappening = { kind: "time", atMs: at(hour + 9), active: 17 };
    const history = aHistory([], { happenings: [...happenings, back, left] });
    expect(secondsOf(history, "presence")).toEqual([0, 2, 5, hour, hour + 2, hour + 5]);
  });

  it("see that something was done where nobody named what", () => {
    const history = aHistory([
      [0, "> first"],
      [0, "Opened"],
      [6, "Coloured"],
    ]);
    expect(secondsOf(history, "presence").slice(0, 4)).toEqual([0, 2, 5, 6]);
  });

  it("stop after five hundred happenings: more are a script's", () => {
    const storm = Array.from({ length: 2_000 }, (_, index): Deed => [index, "Saved"]);
    expect(secondsOf(aHistory([[0, "> first"], ...storm]), "events").at(-1)).toBe(498);
  });
});
