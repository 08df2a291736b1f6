import { expect, it } from "vitest";
import { judge } from "../faults/judge.ts";

const stored = (ids: readonly string[], calls: readonly string[], drops = 0) => {
  const counts = (names: readonly string[]) =>
    new Map(names.map((name) => [name, names.filter((one) => one === name).length]));
  return { ids: counts(ids), calls: counts(calls), drops, refused: new Set<string>() };
};
const testimony = (ids: readonly string[], calls: number) => ({
  accepted: new Set(ids),
  calls: new Map([["tab", calls]]),
  isSettled: true,
});

it("finds nothing wrong where every accepted event is stored once", () => {
  expect(
    judge(testimony(["a", "b"], 2), { drops: 0 }, stored(["a", "b"], ["tab 0", "tab 1"])),
  ).toEqual({
    accepted: 2,
    storedOnce: 2,
    lost: 0,
    duplicated: 0,
    reportedDrops: 0,
    overcounted: 0,
    beforeAcceptance: 0,
  });
});

it("calls an accepted event lost that is neither stored nor in a counted drop", () => {
  const after = stored(["a"], ["tab 0"], 5);
  expect(judge(testimony(["a", "b", "c"], 3), { drops: 4 }, after)).toMatchObject({
    storedOnce: 1,
    reportedDrops: 1,
    lost: 1,
  });
});

it("sees a call that is stored under two ids, and a drop reported of what is stored", () => {
  const after = stored(["a", "b"], ["tab 0", "tab 0"], 1);
  expect(judge(testimony(["a"], 1), { drops: 0 }, after)).toMatchObject({
    duplicated: 1,
    overcounted: 1,
    lost: 0,
  });
});

it("tells calls that ended before acceptance apart from losses", () => {
  const after = stored(["a"], ["tab 0", "tab 1"]);
  expect(judge(testimony(["a"], 7), { drops: 0 }, after)).toMatchObject({
    beforeAcceptance: 5,
    lost: 0,
  });
});
