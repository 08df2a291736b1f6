import { describe, expect, it } from "vitest";
import { arbitrate } from "../../src/arbiter/arbitrate.ts";
import { checkGuidebook } from "../../src/guidebook/check.ts";
import { compileGuidebook } from "../../src/guidebook/compile.ts";
import type { AuthoredCondition } from "../../src/guidebook/condition.ts";
import type { Guidebook } from "../../src/guidebook/guidebook.ts";
import type { MeasuredHelp } from "../../src/guidebook/rank.ts";

const NOTHING: MeasuredHelp = { faqs: {}, guides: {} };

/** A guidebook whose two answers and notices are what the test says. */
function aBook(
  parts: {
    readonly faqs?: Readonly<Record<string, object>>;
    readonly whens?: Readonly<Record<string, { when: AuthoredCondition; priority?: number }>>;
    readonly failures?: readonly { readonly name: string }[];
  } = {},
): object {
  const { faqs = {}, whens = {}, failures = [] } = parts;
  const frame = { question: "Why?", answer: "So." };
  return {
    version: 1,
    milestones: {
      bank: {
        title: "Connect bank",
        when: { kind: "count", event: { name: "Bank Connected" }, atLeast: 1 },
        failures,
      },
    },
    activation: { milestones: ["bank"] },
    faqs: Object.fromEntries(Object.entries(faqs).map(([id, faq]) => [id, { ...frame, ...faq }])),
    guides: Object.fromEntries(
      Object.entries(whens).map(([id, part]) => [
        id,
        { kind: "notice", style: "slideout", title: id, body: "Help.", ...part },
      ]),
    ),
  };
}

function compiled(input: object, measured: MeasuredHelp = NOTHING) {
  const { guidebook, problems } = checkGuidebook(input);
  expect(problems).toEqual([]);
  return compileGuidebook(guidebook as Guidebook, { revision: "1", measured });
}

/** The guide that gets the slot when all of them may show. */
function winner(input: object, measured?: MeasuredHelp): string | undefined {
  const { guides, caps } = compiled(input, measured);
  const decision = arbitrate(
    guides.map((guide) => ({ guide })),
    [],
    caps,
    {
      nowMs: 1e12,
      session: "s",
      loadedMs: 0,
      isPaused: false,
      isTipsOff: false,
      isTyping: false,
      isHostModalOpen: false,
      isLeadingTab: true,
    },
  );
  return decision.kind === "show" ? decision.guide : undefined;
}

const STALLED: AuthoredCondition = { kind: "stalled" };
const AT_BANK: AuthoredCondition = { kind: "stalled", milestone: "bank" };
const FAILED: AuthoredCondition = { ...AT_BANK, reason: "failed-attempts" };
const FAILURES = [{ name: "Bank Connect Failed" }];

describe("the rank of an answer", () => {
  it("is what was measured, and a pin above everything", () => {
    const book = aBook({ faqs: { a: {}, b: { pin: true }, c: {} } });
    const { faqs } = compiled(book, { faqs: { a: 3, b: -2, gone: 4 }, guides: {} });
    expect(faqs.map(({ rank }) => rank)).toEqual([3, 998, undefined]);
  });

  it("costs nothing where nothing is known", () => {
    expect(JSON.stringify(compiled(aBook({ faqs: { a: {} } })).faqs)).not.toContain("rank");
  });
});

describe("two guides that may show for one stall", () => {
  it("go by the author's priority first", () => {
    const whens = { a: { when: FAILED }, b: { when: STALLED, priority: 1 } };
    const measured = { faqs: {}, guides: { a: 4 } };
    expect(winner(aBook({ whens, failures: FAILURES }), measured)).toBe("b");
  });

  it("then by how closely their condition names the stall", () => {
    const whens = { a: { when: STALLED }, b: { when: AT_BANK }, c: { when: FAILED } };
    const book = aBook({ whens, failures: FAILURES });
    expect(winner(book, { faqs: {}, guides: { a: 4, b: 4 } })).toBe("c");
    const { guides } = compiled(book);
    expect(guides.map(({ priority }) => priority)).toEqual([0, 0.1, 0.2]);
  });

  it("then by how much they were measured to help", () => {
    const whens = { a: { when: AT_BANK }, b: { when: { kind: "all" as const, of: [AT_BANK] } } };
    expect(winner(aBook({ whens }))).toBe("a");
    expect(winner(aBook({ whens }), { faqs: {}, guides: { b: 1 } })).toBe("b");
    expect(winner(aBook({ whens }), { faqs: {}, guides: { a: -1 } })).toBe("b");
  });

  it("do not go by a stall that must not be", () => {
    const whens = {
      a: { when: STALLED },
      b: { when: { kind: "not", condition: FAILED } as const },
    };
    expect(winner(aBook({ whens, failures: FAILURES }))).toBe("a");
  });
});

describe("warnings", () => {
  const warned = (input: object) =>
    checkGuidebook(input).warnings.map(({ path, message }) => `${path} ${message}`);

  it("name reasons for which nobody is there to see the help", () => {
    const book = aBook({
      faqs: { a: { reasons: ["gone"] } },
      whens: { n: { when: { kind: "stalled", reason: "gone" } } },
    });
    const found = warned(book).filter((warning) => warning.includes("nobody who is away"));
    expect(found.map((warning) => warning.split(" ")[0])).toEqual([
      "guides.n.when.reason",
      "faqs.a.reasons.0",
    ]);
  });

  it("name failed attempts at a milestone that has none", () => {
    const faqs = { a: { milestones: ["bank"], reasons: ["failed-attempts"] } };
    expect(warned(aBook({ faqs }))).toContain(
      'faqs.a.reasons.0 nobody stalls by failed attempts there: milestone "bank" names no failed attempts',
    );
    expect(warned(aBook({ faqs, failures: FAILURES }))).toEqual([]);
  });

  it("name a second pinned answer at one milestone", () => {
    const pinned = { milestones: ["bank"], pin: true };
    expect(warned(aBook({ faqs: { a: pinned, b: pinned } }))).toEqual([
      'faqs.b.pin "a" is pinned at "bank", too, and stands before it',
    ]);
  });

  it("say nothing of a guidebook in the making that has none of it", () => {
    expect(() => checkGuidebook({ faqs: { a: null, b: { pin: true, reasons: 3 } } })).not.toThrow();
  });
});
