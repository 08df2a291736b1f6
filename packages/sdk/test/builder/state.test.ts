import type { BuilderSession } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { verdictWords } from "../../src/builder/picked-part.ts";
import { type BuilderState, proposalOf } from "../../src/builder/state.ts";

const picked = {
  element: {} as Element,
  choice: {
    target: { selectors: ["#save"], text: "Save", role: "button" },
    selectors: [{ selector: "#save", matches: 1 }],
    isNameAlone: true,
    matches: 1,
    ways: 2,
  },
  fits: 4,
};
const aState = (task: BuilderSession["task"], more: Partial<BuilderState> = {}): BuilderState => ({
  standing: {
    kind: "ready",
    session: { task, expiresAt: "", title: "", steps: [], proposals: [] },
  },
  isPicking: false,
  sent: new Set(),
  isShown: false,
  said: "",
  event: { name: "", on: "click", isHereOnly: false },
  ...more,
});

describe("what goes to the studio", () => {
  it("is nothing before something was picked, or while the link was not asked", () => {
    expect(proposalOf(aState({ kind: "hint", guide: "a" }), "/")).toBeUndefined();
    const asked = { kind: "loading" } as const;
    expect(proposalOf(aState({ kind: "event" }, { standing: asked, picked }), "/")).toBeUndefined();
  });

  it("is the element with its step and side", () => {
    const state = aState(
      { kind: "tour", guide: "a" },
      { picked: { ...picked, side: "left" }, step: "two" },
    );
    expect(proposalOf(state, "/invoices")).toEqual({
      kind: "target",
      target: picked.choice.target,
      matches: 1,
      ways: 2,
      page: "/invoices",
      placement: "left",
      step: "two",
    });
  });

  it("is an event once it has a name, with how many elements it fits", () => {
    const named = { name: " Saved ", on: "click", isHereOnly: false } as const;
    expect(proposalOf(aState({ kind: "event" }, { picked }), "/")).toBeUndefined();
    expect(proposalOf(aState({ kind: "event" }, { picked, event: named }), "/a")).toMatchObject({
      name: "Saved",
      on: "click",
      target: picked.choice.target,
      matches: 4,
    });
  });

  it("is a page without anything picked, where its numbers stand for any", () => {
    const visit = { name: "Invoice Opened", on: "visit", isHereOnly: false } as const;
    expect(proposalOf(aState({ kind: "event" }, { event: visit }), "/invoices/4711/edit")).toEqual({
      kind: "event",
      name: "Invoice Opened",
      on: "visit",
      pages: ["/invoices/*/edit"],
      page: "/invoices/4711/edit",
      matches: 1,
    });
  });
});

describe("how sure it is, in words", () => {
  it("warns where a guide would not find it, or by one way only", () => {
    const { choice } = picked;
    expect(verdictWords(picked, false)).toBe(
      "Matches exactly 1 element here. 2 ways lead to it, so that one of them may change.",
    );
    expect(verdictWords({ ...picked, choice: { ...choice, ways: 1 } }, false)).toContain(
      "Only one way",
    );
    expect(verdictWords({ ...picked, choice: { ...choice, matches: 3 } }, false)).toContain(
      "Matches 3 elements here: no guide would show.",
    );
    expect(verdictWords(picked, true)).toBe(
      "Matches 4 elements here: a click on any of them counts.",
    );
  });
});
