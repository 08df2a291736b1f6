import { checkGuidebook, compileGuidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { previewBook } from "../../src/preview/book.ts";
import { INVOICING } from "../fixtures/guidebook.ts";

describe("the fixtures", () => {
  it("hold a guidebook that is valid", () => {
    expect(checkGuidebook(INVOICING).problems).toEqual([]);
  });
});

describe("a preview", () => {
  it.each([
    ["guides", "start"],
    ["guides", "send-button"],
    ["guides", "new-reminders"],
    ["milestones", "bank-connected"],
    ["milestones", "weekly-habit"],
  ] as const)("compiles one guide that shows at once, from %s %s", (section, id) => {
    const book = previewBook(INVOICING, { section, id });
    const compiled = compileGuidebook(book!, { revision: "preview" });
    expect(compiled.guides).toHaveLength(1);
    expect(compiled.guides[0]).toMatchObject({ pages: [], delayMs: 0 });
  });

  it("draws a part that was only just begun", () => {
    const draft = {
      version: 1,
      guides: { a: { kind: "checklist", title: "", items: [], when: { kind: "all", of: [] } } },
      faqs: { b: { question: "", answer: "", action: { kind: "link", label: "", href: "" } } },
    } as const;
    for (const subject of [
      { section: "guides", id: "a" },
      { section: "faqs", id: "b" },
    ] as const) {
      const book = previewBook(structuredClone(draft) as never, subject);
      expect(() => compileGuidebook(book!, { revision: "preview" })).not.toThrow();
    }
  });

  it("is empty where the part is not there", () => {
    expect(previewBook(INVOICING, { section: "faqs", id: "gone" })).toBeUndefined();
  });
});
