// @vitest-environment happy-dom
import type { CompiledHint, Target } from "@cairn/core";
import { type Guidebook, compileGuidebook } from "@cairn/core/guidebook";
import { afterEach, describe, expect, it } from "vitest";
import { isTarget } from "../../src/find/is-target.ts";

/** A target as browsers get it. */
function published(target: { selectors: string[]; text?: string; role?: string }): Target {
  const guidebook: Guidebook = {
    version: 1,
    guides: { hint: { kind: "hint", style: "tooltip", target, body: "Here" } },
  };
  return (compileGuidebook(guidebook, { revision: "1" }).guides[0] as CompiledHint).target;
}

function anElement(tag: string, attributes: Readonly<Record<string, string>> = {}): Element {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = " Save\n all ";
  document.body.append(element);
  return element;
}

describe("a target that names a role", () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    ["button", "button", {}, true],
    ["button", "summary", {}, true],
    ["button", "input", { type: "submit", "aria-label": "Save all" }, true],
    ["button", "button", { role: "" }, true],
    ["button", "button", { role: "tab" }, false],
    ["button", "div", { role: "button" }, true],
    ["button", "a", { type: "button" }, false],
    ["link", "a", {}, true],
    ["textbox", "input", { type: "checkbox", "aria-label": "Save all" }, false],
    ["tab", "div", { role: "tab" }, true],
    ["tab", "div", {}, false],
    ['"] *', "div", {}, false],
  ])("%s: %s with %o fits: %s", (role, tag, attributes, fits) => {
    const target = published({ selectors: ["#gone"], text: "  Save ALL", role });
    expect(isTarget(target, anElement(tag, attributes))).toBe(fits);
  });
});
