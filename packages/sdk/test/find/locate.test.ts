// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { isTarget } from "../../src/find/is-target.ts";
import { locate } from "../../src/find/locate.ts";
import { buttons } from "./buttons.ts";

describe("locating an element", () => {
  afterEach(() => document.body.replaceChildren());

  it("finds what one selector means", () => {
    const [save] = buttons("Save");
    expect(locate({ selectors: ["button"] }, document)).toEqual({ kind: "found", element: save });
  });

  it("4: does not guess between several that fit equally", () => {
    buttons("Save", "Save");
    expect(locate({ selectors: ["button"], text: "save" }, document)).toEqual({
      kind: "ambiguous",
    });
  });

  it("lets the text decide between several", () => {
    const [, send] = buttons("Save", "Send", "Cancel");
    expect(locate({ selectors: ["button"], text: "send" }, document)).toEqual({
      kind: "found",
      element: send,
    });
  });

  it("follows the majority when selectors disagree", () => {
    const [save, send] = buttons("Save", "Send");
    save!.id = "save";
    save!.className = "primary";
    send!.dataset.test = "moved";
    const selectors = ["#save", ".primary", "[data-test=moved]"];
    expect(locate({ selectors }, document)).toEqual({ kind: "found", element: save });
    expect(locate({ selectors: ["#save", "[data-test=moved]"] }, document).kind).toBe("ambiguous");
  });

  it("4: falls back to text and role when a redesign broke every selector", () => {
    const [, send] = buttons("Save", "Send");
    const target = { selectors: ["#gone", "p >>> broken"], text: "send", hasRole: "button" };
    expect(locate(target, document)).toEqual({ kind: "found", element: send });
    expect(locate({ selectors: ["#gone"] }, document)).toEqual({ kind: "missing" });
  });

  it("looks into open shadow roots, and never into our own", () => {
    const host = document.createElement("my-card");
    const inside = document.createElement("button");
    host.attachShadow({ mode: "open" }).append(inside);
    const ours = document.createElement("cairn-root");
    ours.attachShadow({ mode: "open" }).append(document.createElement("button"));
    document.body.append(ours, host);
    expect(locate({ selectors: ["button"] }, document)).toEqual({ kind: "found", element: inside });
  });

  it("sees only what a person can see", () => {
    const [hidden, shown] = buttons("Save", "Save");
    hidden!.style.display = "none";
    expect(locate({ selectors: ["button"] }, document)).toEqual({ kind: "found", element: shown });
  });
});

describe("a click on a target", () => {
  afterEach(() => document.body.replaceChildren());

  it("may be on any of several that fit", () => {
    const [first, second] = buttons("Delete", "Delete");
    const target = { selectors: ["button"], text: "delete" };
    expect([isTarget(target, first!), isTarget(target, second!)]).toEqual([true, true]);
  });

  it("needs the text that is named", () => {
    const [save] = buttons("Save");
    expect(isTarget({ selectors: ["button"], text: "delete" }, save!)).toBe(false);
    expect(isTarget({ selectors: ["#gone"], text: "save", hasRole: "button" }, save!)).toBe(true);
  });
});
