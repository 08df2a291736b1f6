// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { joinFocus } from "../../src/pointer/join-focus.ts";

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const make = (name: string, parent: ParentNode = document.body) => {
  const element = document.createElement(name);
  // What a browser would say of it; happy-dom lays nothing out.
  element.tabIndex = name === "input" || name === "button" ? 0 : -1;
  element.getClientRects = () => [new DOMRect(0, 0, 9, 9)] as unknown as DOMRectList;
  parent.append(element);
  return element;
};
const tab = (from: HTMLElement, shiftKey = false) => {
  from.focus();
  const press = new KeyboardEvent("keydown", {
    key: "Tab",
    code: "Tab",
    shiftKey,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  from.dispatchEvent(press);
  return press.defaultPrevented ? document.activeElement : "the browser's";
};

function arrange() {
  const form = make("form");
  const [first, second] = [make("input", form), make("button", form)];
  const card = make("div");
  const [close, next] = [make("button", card), make("button", card)];
  const target = signal<Element | undefined>(form);
  const handed: HTMLElement[] = [];
  const stop = joinFocus(card, target, (to) => handed.push(to));
  return { form, first, second, card, close, next, target, handed, stop };
}

describe("joinFocus", () => {
  it("12: leads from the last control of the card to the first of the element, and back", () => {
    const { first, next, handed } = arrange();
    expect(tab(next)).toBe(first);
    expect(handed).toEqual([first]);
    expect(tab(first, true)).toBe(next);
  });

  it("JOIN1 leaves every other step to the browser, so that nobody walks in a circle", () => {
    const { first, second, close, next } = arrange();
    expect([tab(close), tab(close, true), tab(next, true)]).toEqual(Array(3).fill("the browser's"));
    expect([tab(first), tab(second), tab(second, true)]).toEqual(Array(3).fill("the browser's"));
  });

  it("JOIN4 leads over once each way: whoever tabs on, or back, gets past the element and the card", () => {
    const { first, next } = arrange();
    expect(tab(first, true)).toBe("the browser's");
    expect(tab(next)).toBe(first);
    expect(tab(next)).toBe("the browser's");
    expect(tab(first, true)).toBe(next);
    expect(tab(first, true)).toBe("the browser's");
    expect(tab(next)).toBe(first);
  });

  it("JOIN2 passes over an element that takes no focus, and over controls that are switched off", () => {
    const { target, next, first, second } = arrange();
    (first as HTMLInputElement).disabled = true;
    expect(tab(next)).toBe(second);
    target.value = make("p");
    expect(tab(next)).toBe("the browser's");
  });

  it("10: finds controls in open shadow roots", () => {
    const { target, next } = arrange();
    const host = make("div");
    const inside = make("button", host.attachShadow({ mode: "open" }));
    const focus = vi.spyOn(inside, "focus");
    target.value = host;
    tab(next);
    expect(focus).toHaveBeenCalledOnce();
  });

  it("JOIN3 goes over to an element that replaced the first, and leaves nothing on the page", () => {
    const { first, next, target, stop } = arrange();
    const other = make("button");
    target.value = other;
    expect(tab(next)).toBe(other);
    expect(tab(other, true)).toBe(next);
    expect(tab(first, true)).toBe("the browser's");
    stop();
    expect([tab(next), tab(other, true)]).toEqual(Array(2).fill("the browser's"));
  });
});
