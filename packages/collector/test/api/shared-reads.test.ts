import { describe, expect, it } from "vitest";
import { createSharedRead } from "../../src/routes/api/shared-reads.ts";

/** Reads that take as long as they are told, by a clock that stands still. */
function reads() {
  let nowMs = 0;
  let made = 0;
  const shared = createSharedRead<number>(() => nowMs);
  return {
    goTo: (ms: number) => (nowMs = ms),
    ask: (position: string, takesMs = 0, rules = "same") =>
      shared("live", { rules, position }, async () => {
        await Promise.resolve();
        nowMs += takesMs;
        return (made += 1);
      }),
  };
}

describe("reads that are shared", () => {
  it("are one for all who ask at the same time, and again while nothing came in", async () => {
    const { ask } = reads();
    expect(await Promise.all([ask("1"), ask("1"), ask("1")])).toEqual([1, 1, 1]);
    expect(await ask("1")).toBe(1);
  });

  it("are made anew once something came in, where they are cheap", async () => {
    const { ask } = reads();
    expect([await ask("1", 100), await ask("2", 100)]).toEqual([1, 2]);
  });

  it("are given again for five times as long as they took, where they are dear", async () => {
    const { ask, goTo } = reads();
    expect(await ask("1", 2_000)).toBe(1);
    goTo(11_000);
    expect(await ask("2", 2_000)).toBe(1);
    goTo(12_500);
    expect(await ask("3", 2_000)).toBe(2);
  });

  it("are never given again once somebody was forgotten or a rule changed, however dear", async () => {
    const { ask } = reads();
    await ask("1", 5_000);
    expect(await ask("1", 5_000, "other")).toBe(2);
  });

  it("are tried again after one that failed", async () => {
    const shared = createSharedRead<number>(() => 0);
    const state = { rules: "", position: "" };
    await expect(shared("live", state, () => Promise.reject(new Error("gone")))).rejects.toThrow(
      "gone",
    );
    expect(await shared("live", state, async () => 7)).toBe(7);
  });
});
