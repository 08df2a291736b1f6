import { matchPath } from "@cairn/core";
import { compileGuidebook, EMPTY_GUIDEBOOK } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

/** Patterns as publishing makes them of what an author wrote. */
function published(pages: string[]): readonly string[] {
  const rule = { name: "Visit", on: "visit", pages } as const;
  return compileGuidebook({ ...EMPTY_GUIDEBOOK, events: { rule } }, { revision: "1" }).events[0]!
    .pages;
}

describe("matchPath", () => {
  it.each([
    ["/invoices", "/invoices", true],
    ["/invoices", "/invoices/", true],
    ["/invoices", "/invoices?page=2#top", true],
    ["/invoices", "/invoices/7", false],
    ["/invoices/*", "/invoices/7", true],
    ["/invoices/*", "/invoices", false],
    ["/invoices/*", "/invoices/7/edit", false],
    ["/invoices/*/edit", "/invoices/7/edit", true],
    ["/invoices/**", "/invoices/7/edit", true],
    ["/invoices/**", "/invoices", true],
    ["/invoices/**", "/invoice", false],
    ["/**", "/", true],
    ["/", "/", true],
    ["/", "/invoices", false],
    ["/Invoices", "/invoices", false],
    ["/a.c", "/abc", false],
  ])("%s against %s is %s", (pattern, path, fits) => {
    expect(matchPath(published([pattern]), path)).toBe(fits);
  });

  it("takes the first pattern that fits, and none of none", () => {
    expect(matchPath(published(["/a", "/b"]), "/b")).toBe(true);
    expect(matchPath([], "/b")).toBe(false);
  });
});
