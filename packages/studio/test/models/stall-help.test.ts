import type { StallStone, StoneEvidence } from "@cairn/core/api";
import { type Guidebook, checkGuidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { helpForStall, helpThere } from "../../src/models/stall-help.ts";
import { INVOICING } from "../fixtures/guidebook.ts";
import { fixtureStallMap } from "../fixtures/way.ts";

const BARE: Guidebook = { ...INVOICING, guides: {}, faqs: {} };
const stoneOf = (milestone: string): StallStone =>
  fixtureStallMap(false).stones.find((stone) => stone.milestone === milestone)!;
const bank = stoneOf("bank-connected");
const [failed, searched, page] = bank.evidence as [StoneEvidence, StoneEvidence, StoneEvidence];

/** What the check finds once somebody wrote the words that are left to the author. */
function problemsOnceWritten(help: ReturnType<typeof helpForStall>, book: Guidebook): unknown {
  const part = structuredClone(help.part) as Record<string, unknown>;
  for (const name of ["answer", "body"]) if (part[name] === "") part[name] = "Some words.";
  const steps = part["steps"] as { body: string }[] | undefined;
  if (steps !== undefined) part["steps"] = steps.map((step) => ({ ...step, body: "Some words." }));
  const section = { ...book[help.section], made: part };
  return checkGuidebook({ ...book, [help.section]: section }).problems;
}

describe("a guide made for a stall", () => {
  it("is an answer to what failed, offered for that reason, at that message, on that page", () => {
    const help = helpForStall(bank, failed, BARE);
    expect(help).toMatchObject({
      section: "faqs",
      title: "What does “Account number invalid” mean?",
      part: {
        answer: "",
        milestones: ["bank-connected"],
        reasons: ["failed-attempts"],
        errors: ["Account number invalid"],
        pages: ["/settings/bank"],
      },
    });
    expect(problemsOnceWritten(help, BARE)).toEqual([]);
  });

  it("is a notice for the same people where an answer is offered already", () => {
    const help = helpForStall(bank, failed, INVOICING);
    expect(help).toMatchObject({
      section: "guides",
      part: {
        kind: "notice",
        style: "slideout",
        body: "",
        when: { kind: "stalled", milestone: "bank-connected", reason: "failed-attempts" },
        pages: ["/settings/bank"],
      },
    });
    expect(problemsOnceWritten(help, INVOICING)).toEqual([]);
  });

  it("is an answer with the words of a search that found none, whatever else is answered there", () => {
    const help = helpForStall(bank, searched, INVOICING);
    expect(help).toMatchObject({
      section: "faqs",
      title: "Sort code",
      part: { keywords: ["sort code"], milestones: ["bank-connected"] },
    });
    expect(problemsOnceWritten(help, INVOICING)).toEqual([]);
  });

  it("is a hint at the element where the trouble was", () => {
    const invoice = stoneOf("first-invoice");
    const help = helpForStall(invoice, invoice.evidence[0], INVOICING);
    expect(help).toMatchObject({
      section: "guides",
      part: {
        kind: "hint",
        target: { selectors: ["button.send"] },
        when: { kind: "stalled", milestone: "first-invoice", reason: "rage-click" },
      },
    });
    expect(problemsOnceWritten(help, INVOICING)).toEqual([]);
  });

  it("is a checklist of the way for the first screen, and a tour where there is a checklist", () => {
    const first = stoneOf("first-customer");
    const checklist = helpForStall(first, first.evidence[0], BARE);
    expect(checklist.part).toMatchObject({ kind: "checklist", autoOpen: true });
    expect(
      "items" in checklist.part && checklist.part.items.map(({ milestone }) => milestone),
    ).toEqual(INVOICING.activation?.milestones);
    expect(problemsOnceWritten(checklist, BARE)).toEqual([]);
    const tour = helpForStall(first, first.evidence[0], INVOICING);
    expect(tour.part).toMatchObject({ kind: "tour", pages: ["/welcome"] });
    expect(problemsOnceWritten(tour, INVOICING)).toEqual([]);
  });

  it("is a notice on the page, and for whoever is stuck there where nothing tells why", () => {
    expect(helpForStall(bank, page, INVOICING).part).toMatchObject({
      kind: "notice",
      pages: ["/settings/bank"],
      when: { reason: "u-turn" },
    });
    const blind = helpForStall(bank, undefined, INVOICING);
    expect(blind.part).toMatchObject({ when: { kind: "stalled", milestone: "bank-connected" } });
    expect(blind.part).not.toHaveProperty("pages");
    expect(problemsOnceWritten(blind, INVOICING)).toEqual([]);
  });
});

describe("help that is there for a stall", () => {
  it("is what waits for it, within a group too, and the answers of its milestone", () => {
    const hint = INVOICING.guides?.["send-button"];
    const book: Guidebook = {
      ...INVOICING,
      guides: {
        both: {
          ...hint,
          title: "Both",
          when: { kind: "all", of: [{ kind: "stalled", milestone: "bank-connected" }] },
        } as NonNullable<typeof hint>,
        ...INVOICING.guides,
      },
    };
    const titles = (milestone: string) => helpThere(milestone, book).map(({ title }) => title);
    expect(titles("bank-connected")).toEqual(["Both", "Why is my account number refused?"]);
    expect(titles("first-invoice")).toEqual(["Ready to send?"]);
    expect(titles("paid-invoice")).toEqual([]);
  });
});
