import { describe, expect, it } from "vitest";
import { placedStep } from "../../src/models/placed-step.ts";

const target = { selectors: ["#send"], text: "Send", role: "button" };
const picked = (page: string) =>
  ({
    kind: "target",
    target,
    page,
    matches: 1,
    ways: 2,
    number: 1,
    at: "2026-11-23T10:00:00Z",
  }) as const;
const step = { id: "send", body: "Send it." };

describe("a tour's step that was picked on the product's own page", () => {
  it("shows on that page alone, and leads there", () => {
    expect(placedStep(step, { ...picked("/invoices"), placement: "left" })).toEqual({
      ...step,
      target,
      placement: "left",
      pages: ["/invoices"],
      href: "/invoices",
    });
  });

  it("shows on all pages of the kind where the path names one thing, and leads nobody to that one", () => {
    const before = { ...step, pages: ["/drafts"], href: "/drafts" };
    expect(placedStep(before, picked("/invoices/4711/edit"))).toEqual({
      ...step,
      target,
      pages: ["/invoices/*/edit"],
    });
  });

  it("keeps the pages that somebody wrote, where the element is on one of them", () => {
    const before = { ...step, pages: ["/invoices/**"], href: "/invoices" };
    expect(placedStep(before, picked("/invoices/new"))).toEqual({ ...before, target });
  });
});
