import type { Installation } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { installationFinding, installationItems } from "../../src/words/installation.ts";

const NOW = Date.parse("2026-11-20T14:30:00");
const at = new Date(NOW - 60_000).toISOString();
const NOTHING: Installation = { milestones: 0, refused: [] };
const WHOLE: Installation = {
  script: { at, host: "app.example" },
  identify: { at, user: "ana" },
  group: { at, account: "acme" },
  event: { at, name: "Invoice Sent" },
  milestone: { at, milestone: "sent", title: "Send an invoice", user: "ana" },
  guidebook: { at, version: "3" },
  live: 3,
  milestones: 1,
  refused: [],
};
const states = (found: Installation): Readonly<Record<string, string>> =>
  Object.fromEntries(installationItems(found, "live", NOW).map(({ id, state }) => [id, state]));

describe("the installation's checklist", () => {
  it("says when and where the script was seen, and that everything arrives once it does", () => {
    const items = installationItems(WHOLE, "live", NOW);
    expect(items[0]?.words).toBe("Script seen on app.example at 14:29");
    expect(installationFinding(items)).toBe("Everything arrives");
  });

  it("says of what is missing what to do, and does not miss what some products have no need of", () => {
    const items = installationItems(NOTHING, "live", NOW);
    expect(states(NOTHING)).toEqual({
      script: "missing",
      origins: "later",
      identify: "missing",
      group: "optional",
      event: "missing",
      milestone: "later",
      guidebook: "later",
    });
    expect(items.filter(({ state }) => state === "missing").every(({ todo }) => todo)).toBe(true);
    expect(installationFinding(items)).toBe("0 of 6 done. Script not seen yet");
    expect(items[0]?.todo).toMatch(/lacks its data-key, or .*content policy.*console says which/);
  });

  it.each([
    [
      "a page that may not send",
      { ...WHOLE, refused: [{ at, code: "origin-not-allowed" }] },
      "origins",
      "refused",
    ],
    [
      "a key that is not known",
      { ...WHOLE, refused: [{ at, code: "unknown-key" }] },
      "origins",
      "refused",
    ],
    ["pages with an older version", { ...WHOLE, live: 4 }, "guidebook", "later"],
    ["a milestone that nobody reached", { ...WHOLE, milestone: undefined }, "milestone", "missing"],
    [
      "only a server that sends",
      { ...WHOLE, script: undefined, server: { at } },
      "script",
      "missing",
    ],
  ] as const)("tells of %s", (_, found, id, state) => {
    expect(states(JSON.parse(JSON.stringify(found)) as Installation)[id]).toBe(state);
  });
});
