import type { CompiledGuide, Facts, Held, LedgerEntry } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { guideRows } from "../../src/inspector/guide-rows.ts";
import { aChecklist, aGuidebook, aHint, aMilestone, aNotice } from "../engine/builders.ts";

const NOW = Date.UTC(2026, 4, 4, 12, 0, 0);
const MINUTE_MS = 60_000;

function facts(more: Partial<Facts> = {}): Facts {
  return {
    nowMs: NOW,
    reachedAt: {},
    recent: {},
    segments: {},
    traits: { plan: "trial" },
    accountTraits: {},
    path: "/invoices",
    ...more,
  };
}

/** The rows for these guides, by id. */
function rowsOf(
  guides: readonly CompiledGuide[],
  held: readonly Held[],
  more: { readonly showing?: string; readonly ledger?: readonly LedgerEntry[] } = {},
) {
  const book = aGuidebook([aMilestone("customer", "Customer Added")], { guides });
  const rows = guideRows({
    view: { book, facts: facts() },
    held,
    ledger: more.ledger ?? [],
    showing: more.showing,
  });
  return { rows, row: (id: string) => rows.find((row) => row.id === id)! };
}

describe("the inspector's word on a guide", () => {
  it("tells the condition that does not hold, with what was found", () => {
    const when = {
      kind: "all",
      of: [
        { kind: "fact", fact: "path", is: "on-page", value: ["^/invoices$"] },
        { kind: "fact", fact: "traits", at: "plan", is: "equals", value: "pro" },
      ],
    } as const;
    const { row } = rowsOf(
      [aNotice("upgrade", { when })],
      [{ guide: "upgrade", because: "condition-not-met" }],
    );
    expect(row("upgrade")).toMatchObject({
      badge: "Held · notice",
      words: "Its condition does not hold.",
      details: [
        'trait plan equals "pro" (it is "trial")',
        "never shown to this user in this browser",
      ],
    });
  });

  it("tells apart a guide that only shows when asked for, one of other pages, and one the page refused", () => {
    const { row } = rowsOf(
      [
        { ...aNotice("asked"), when: undefined } as unknown as CompiledGuide,
        aNotice("elsewhere", { pages: ["^/customers$"] }),
        aNotice("refused"),
      ],
      ["asked", "elsewhere", "refused"].map((guide) => ({ guide, because: "condition-not-met" })),
    );
    expect(row("asked").words).toBe("It shows only when somebody or another guide asks for it.");
    expect(row("elsewhere").words).toBe("It belongs on other pages than /invoices.");
    expect(row("refused").words).toBe("The page itself said no (onGuide).");
  });

  it("says until when a guide waits, and that its turn may come", () => {
    const { row } = rowsOf(
      [aNotice("news")],
      [{ guide: "news", because: "too-soon", untilMs: NOW + 3 * MINUTE_MS }],
    );
    expect(row("news").badge).toBe("Eligible · notice");
    expect(row("news").words).toMatch(
      /^Its delay, or the gap after the guide before, is not over, until \d\d:\d\d:\d\d \(in 3 min\)\.$/,
    );
  });

  it("names the guide that is in the way", () => {
    const { row } = rowsOf(
      [aNotice("first"), aNotice("second")],
      [{ guide: "second", because: "other-guide" }],
      { showing: "first" },
    );
    expect(row("first").badge).toBe("On screen · notice");
    expect(row("second").words).toBe("Another guide is on screen: first.");
  });

  it("lists what is looked for where a guide has the place but not its element", () => {
    const { row } = rowsOf([aHint("tip", "#export")], []);
    expect(row("tip")).toMatchObject({ badge: "Next · hint", isShowable: true });
    expect(row("tip").details).toContain("looked for #export");
  });

  it("counts what this user saw of it", () => {
    const entry = { guide: "news", session: "s", atMs: NOW - 2 * MINUTE_MS };
    const { row } = rowsOf([aNotice("news")], [{ guide: "news", because: "dismissed" }], {
      ledger: [
        { ...entry, id: "1", kind: "shown" },
        { ...entry, id: "2", kind: "dismissed" },
      ],
    });
    expect(row("news").details).toEqual(["shown 1×, dismissed 1×; last 2 min ago"]);
  });

  it("puts what is nearest to the screen first", () => {
    const { rows } = rowsOf(
      [aNotice("held"), aNotice("eligible"), aHint("next", "#a"), aChecklist("up", ["customer"])],
      [
        { guide: "held", because: "never-again" },
        { guide: "eligible", because: "typing" },
      ],
    );
    expect(rows.map(({ id }) => id)).toEqual(["up", "next", "eligible", "held"]);
  });
});
