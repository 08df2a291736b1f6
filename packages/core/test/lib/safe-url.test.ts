import { isSafeUrl } from "@cairn/core";
import { describe, expect, it } from "vitest";

describe("isSafeUrl", () => {
  it.each([
    "https://a.example/b?c#d",
    "http://a",
    "mailto:a@b.example",
    "tel:+4930",
    "/",
    "/a/b",
    "./a",
    "../a",
    "?q=1",
    "#top",
  ])("accepts %s", (url) => {
    expect(isSafeUrl(url)).toBe(true);
  });

  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "https:///evil.example",
    "example.com",
    "",
  ])("refuses %j", (url) => {
    expect(isSafeUrl(url)).toBe(false);
  });
});
