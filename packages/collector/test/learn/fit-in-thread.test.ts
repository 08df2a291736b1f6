import { describe, expect, it } from "vitest";
import { fitInThread } from "../../src/learn/fit-in-thread.ts";
import { fitStalls } from "../../src/learn/fit-stalls.ts";
import type { StallHistory } from "../../src/learn/stall-history.ts";

const OPTIONS = { version: "learned", alpha: 0.05, view: "presence" } as const;

const histories: readonly StallHistory[] = Array.from({ length: 250 }, (_, index) => ({
  user: `u${index}`,
  happenings: [{ kind: "milestone", atMs: 0, active: 0, milestone: "m" }],
  outcome: "lost",
}));

describe("fitting in a thread of its own", () => {
  it("comes to the same as fitting here, with all of the histories", async () => {
    const there = await fitInThread(histories, OPTIONS, new AbortController().signal);
    expect(there).toEqual(fitStalls(histories, OPTIONS));
    expect(there).toMatchObject({ kind: "insufficient", users: 250, lost: 250 });
  });

  it("rejects when it is ended", async () => {
    const ending = new AbortController();
    const fitting = fitInThread(histories, OPTIONS, ending.signal);
    ending.abort();
    await expect(fitting).rejects.toThrow("has ended");
  });
});
