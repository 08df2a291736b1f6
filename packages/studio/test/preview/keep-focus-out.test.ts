// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { keepFocusOut } from "../../src/preview/keep-focus-out.ts";

function aField(): HTMLInputElement {
  const field = document.createElement("input");
  document.body.append(field);
  return field;
}
const noFrame = () => document.implementation.createHTMLDocument("preview");
afterEach(() => document.body.replaceChildren());

describe("a preview that keeps focus out", () => {
  it("gives focus to nobody while it is redrawn, and lets the studio's fields have it otherwise", () => {
    const field = aField();
    let isRedrawing = true;
    const stop = keepFocusOut(noFrame(), () => isRedrawing);
    field.focus();
    expect(document.activeElement).not.toBe(field);
    isRedrawing = false;
    field.focus();
    expect(document.activeElement).toBe(field);
    stop();
  });

  it("leaves nothing behind, in whatever order two of them end", () => {
    const field = aField();
    const first = keepFocusOut(noFrame(), () => true);
    const second = keepFocusOut(noFrame(), () => true);
    first();
    second();
    field.focus();
    expect(document.activeElement).toBe(field);
  });
});
