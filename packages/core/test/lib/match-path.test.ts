import { matchPath } from "@cairn/core";
import { describe, expect, it } from "vitest";

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
    expect(matchPath([pattern], path)).toBe(fits);
  });

  it("takes the first pattern that fits, and none of none", () => {
    expect(matchPath(["/a", "/b"], "/b")).toBe(true);
    expect(matchPath([], "/b")).toBe(false);
  });
});
