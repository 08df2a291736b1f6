// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { leadsAway, safeHref, safeSource } from "../../src/parts/safe-href.ts";

describe("safe links", () => {
  it.each([
    "https://a.example",
    "http://a.example",
    "mailto:a@b.example",
    "tel:+123",
    "/path",
    "#here",
    "?q=1",
    "./page",
  ])("HREF1 lets %s through as it is written", (href) => {
    expect(safeHref(href)).toBe(href);
  });
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "blob:x",
    "vbscript:x",
    "//elsewhere.example",
  ])("HREF2 refuses %j", (href) => {
    expect(safeHref(href)).toBeUndefined();
  });
  it("HREF3 loads pictures from the web only", () => {
    expect(safeSource("/a.png")).toBe("/a.png");
    expect(safeSource("mailto:a@b.example")).toBeUndefined();
    expect(safeSource("data:image/svg+xml,x")).toBeUndefined();
  });
  it("HREF4 knows another site from this one", () => {
    location.href = "https://host.example/app";
    expect(leadsAway("https://host.example/other")).toBe(false);
    expect(leadsAway("/other")).toBe(false);
    expect(leadsAway("//elsewhere.example/")).toBe(true);
    expect(leadsAway("https://elsewhere.example/")).toBe(true);
    expect(leadsAway("mailto:a@b.example")).toBe(false);
  });
});
