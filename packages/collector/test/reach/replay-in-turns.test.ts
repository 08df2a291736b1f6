import { compileGuidebook, type Guidebook } from "@cairn/core/guidebook";
import { type ReplayEvent, replayGuides, type ReplayVerdict } from "@cairn/core/replay";
import { describe, expect, it } from "vitest";
import { turnsWithin } from "../../../../test/contracts/turns.ts";
import { replayInTurns } from "../../src/reach/replay-in-turns.ts";

const BOOK: Guidebook = {
  version: 1,
  locales: ["en"],
  guides: {
    start: {
      kind: "notice",
      style: "banner",
      title: "Connect your bank",
      body: "It takes a minute.",
      when: { kind: "all", of: [] },
    },
  },
};

describe("replaying somebody who did thousands of things", () => {
  it("answers others in between, and finds what is found at once", async () => {
    const book = compileGuidebook(BOOK, { revision: "1" });
    const events = Array.from({ length: 1_000 }, (_, n): ReplayEvent => ({
      id: `e${n}`,
      name: "Page Viewed",
      atMs: n * 60_000,
      properties: {},
      here: { path: "/", tab: "t", session: `s${n}`, anonymousId: "x" },
    }));
    const history = { events, happenings: [] };
    const window = {
      fromMs: 0,
      untilMs: 1e9,
      unrecorded: new Set<string>(),
      uncounted: new Set<string>(),
      wasElementThere: () => true,
    };
    let verdicts: ReadonlyMap<string, ReplayVerdict> = new Map();
    const turns = await turnsWithin(async () => {
      verdicts = await replayInTurns(book, history, window);
    });
    expect(turns).toBeGreaterThanOrEqual(9);
    expect(verdicts).toEqual(replayGuides(book, history, window));
    expect(verdicts.get("start")).toMatchObject({ kind: "would" });
  });
});
