// @vitest-environment happy-dom
import type { UiSignal } from "@cairn/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenStage } from "../../src/engine/stage.ts";
import { watchSignals } from "../../src/engine/signals/watch-signals.ts";
import { aPage, listenUntil } from "./a-page.ts";
import { aGuidebook, aMilestone } from "./builders.ts";

function aPageFrom(html: readonly HTMLElement[]) {
  document.body.append(...html);
  const signals: UiSignal[] = [];
  const over = new AbortController();
  const port = {
    now: () => Date.now(),
    path: () => "/bank",
    listen: listenUntil(over.signal),
    config: { collector: "https://collector.example" },
  };
  const stopWatching = watchSignals(
    port,
    (signal) => void signals.push(signal),
    () => {},
    () => {},
  );
  const stop = () => {
    over.abort();
    stopWatching();
  };
  return { signals, kinds: () => signals.map(({ kind }) => kind), stop };
}

function element(tag: string, attributes: Record<string, string> = {}, text = ""): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

const press = (one: Element) =>
  one.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, detail: 1 }));
const submit = (form: Element) => form.dispatchEvent(new Event("submit", { bubbles: true }));

describe("UI signals", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("describes a click by its element and without its content", () => {
    const button = element("button", { id: "pay" }, "Pay 4 200 € to Ada");
    const { signals, stop } = aPageFrom([button]);
    button.click();
    expect(signals).toMatchObject([
      { kind: "click", path: "/bank", on: { element: "#pay", clickable: true, exempt: false } },
    ]);
    expect(JSON.stringify(signals)).not.toContain("Ada");
    stop();
  });

  it("names an element by its data-cairn name, and a stepper as one that is clicked repeatedly", () => {
    const named = element("button", { "data-cairn": "Send" });
    const next = element("button", { "aria-label": "Next" });
    const link = element("a", { href: "#x" }, "x");
    const { signals, stop } = aPageFrom([named, next, link]);
    for (const one of [named, next, link]) one.click();
    expect(signals).toMatchObject([
      { on: { element: "Send", repeatable: false } },
      { on: { repeatable: true } },
      { on: { exempt: true } },
    ]);
    stop();
  });

  it("knows what is clicked again and again, and what need not show that it was", () => {
    const names: readonly (readonly [one: HTMLElement, repeatable: boolean, exempt: boolean])[] = [
      [element("button", {}, "+"), true, true],
      [element("button", {}, "▲"), true, true],
      [element("button", {}, "Page 12"), true, true],
      [element("button", {}, "Undo"), true, true],
      [element("button", { "aria-label": "Next month" }), true, false],
      [element("button", {}, "Load more"), true, false],
      [element("button", { role: "switch" }, "Dark"), true, false],
      [element("div", { class: "flatpickr-calendar" }), true, false],
      // Firefox hands the mouse's count on with the second click of a label.
      [element("label", {}, "Weekly mail"), true, true],
      [element("canvas"), true, true],
      [element("a", { href: "#x" }, "Continue"), false, true],
      [element("button", { "aria-current": "page" }, "Home"), false, true],
      [element("button", {}, "×"), false, false],
      [element("button", {}, "Preview"), false, false],
      [element("button", {}, "€ 9 a month"), false, false],
      [element("button", {}, "Send"), false, false],
    ];
    const { signals, stop } = aPageFrom(names.map(([one]) => one));
    for (const [one] of names) one.click();
    expect(signals.map((one) => one.kind === "click" && one.on)).toMatchObject(
      names.map(([, repeatable, exempt]) => ({ repeatable, exempt })),
    );
    stop();
  });

  it("hears the page answer a click, and tells that time passed", async () => {
    const button = element("button", {}, "Save");
    const { kinds, stop } = aPageFrom([button]);
    button.click();
    button.textContent = "Saved";
    await vi.advanceTimersByTimeAsync(10);
    document.body.append(element("p"));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(kinds()).toEqual(["click", "reaction", "reaction", "tick"]);
    document.body.append(element("p"));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(kinds()).toHaveLength(4);
    stop();
  });

  it("says nothing of what happens without a click, nor inside our own interface", async () => {
    const root = element("cairn-root");
    const inside = element("button");
    root.attachShadow({ mode: "open" }).append(inside);
    const { kinds, stop } = aPageFrom([root]);
    document.body.append(element("p"));
    inside.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(kinds()).toEqual([]);
    stop();
  });

  it("takes a message that appears after a submit as a refusal, again when it comes back", async () => {
    const form = element("form", { id: "bank" });
    const alert = element("div", { role: "alert" });
    const { kinds, stop } = aPageFrom([form, alert]);
    for (let attempt = 0; attempt < 2; attempt++) {
      submit(form);
      alert.textContent = "";
      await vi.advanceTimersByTimeAsync(300);
      alert.textContent = "Must be 8 digits";
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(kinds().filter((kind) => kind !== "tick" && kind !== "reaction")).toEqual([
      "submit",
      "invalid",
      "submit",
      "invalid",
    ]);
    stop();
  });

  it("takes a message that stays after a submit as a refusal, and none without one", async () => {
    const form = element("form");
    const { kinds, stop } = aPageFrom([form, element("div", { role: "alert" }, "Still wrong")]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kinds()).toEqual([]);
    submit(form);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(kinds()).toEqual(["submit", "invalid", "tick"]);
    stop();
  });

  it("takes a box that stopped the page's clock for its answer", async () => {
    const button = element("button", { type: "button" }, "Print");
    const { kinds, stop } = aPageFrom([button]);
    button.click();
    vi.setSystemTime(Date.now() + 9_000);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(kinds()).toEqual(["click", "reaction"]);
    stop();
  });

  it("tells which form an edit is in, where that has a button to send it", () => {
    const form = element("form", { id: "bank" });
    const field = element("input");
    const alone = element("input");
    form.append(field);
    const { signals, stop } = aPageFrom([form, alone]);
    const edit = (one: Element) => one.dispatchEvent(new Event("input", { bubbles: true }));
    edit(alone);
    edit(field);
    form.append(element("button", {}, "Send"));
    edit(field);
    expect(signals).toMatchObject([
      { kind: "edit", form: "" },
      { kind: "edit", form: "" },
      { kind: "edit", form: "#bank" },
    ]);
    stop();
  });

  it("is silent after it was stopped", async () => {
    const button = element("button");
    const { kinds, stop } = aPageFrom([button]);
    button.click();
    stop();
    button.click();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kinds()).toEqual(["click"]);
  });
});

describe("frustration on a page", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });
  const book = aGuidebook([aMilestone("customer", "Customer Added")]);

  it("is recorded: four clicks in a second on the same button", async () => {
    const page = aPage(book);
    await page.wait();
    const button = element("button", { id: "save" }, "Save");
    document.body.append(button);
    for (let click = 0; click < 4; click++) {
      press(button);
      await page.wait(100);
    }
    expect(page.eventsNamed("Frustration Detected")).toMatchObject([
      { properties: { kind: "rage-click", element: "#save", path: "/", count: 4 } },
    ]);
    page.engine.stop();
  });

  it("fetches nothing while the page is only looked at, and what reads it at the first click", async () => {
    const widgets = vi.fn(async (stage: OpenStage) => stage);
    const page = aPage(book, { widgets });
    await page.wait();
    document.dispatchEvent(new Event("visibilitychange"));
    // What fails by itself is no error click, whatever is read of it.
    window.dispatchEvent(new ErrorEvent("error", { error: new Error("in the page") }));
    page.track("Customer Added");
    await page.wait(60_000);
    expect(page.eventsNamed("Milestone Reached")).toHaveLength(1);
    expect(widgets).not.toHaveBeenCalled();
    press(document.body);
    await page.wait();
    expect(widgets).toHaveBeenCalledTimes(1);
  });

  it("is found in what was done before what reads it was there", async () => {
    let arrive = () => {};
    const arrived = new Promise<void>((done) => (arrive = done));
    const page = aPage(book, { widgets: (stage) => arrived.then(() => stage) });
    await page.wait();
    const list = element("div", { "data-cairn": "Rows" });
    const dead = element("button", { id: "dead" });
    document.body.append(list, dead);
    press(dead);
    await page.wait(3_000);
    for (let click = 0; click < 4; click++) {
      list.replaceChildren(element("button"));
      press(list.firstElementChild!);
      // The page draws anew what was clicked: later nobody could say any more what it was.
      list.replaceChildren();
      await page.wait(100);
    }
    window.dispatchEvent(new ErrorEvent("error", { error: new Error("in the page") }));
    expect(page.eventsNamed("Frustration Detected")).toEqual([]);
    arrive();
    await page.wait();
    expect(page.eventsNamed("Frustration Detected")).toMatchObject([
      { properties: { kind: "dead-click", element: "#dead", path: "/" } },
      { properties: { kind: "rage-click", element: "Rows", path: "/", count: 4 } },
      { properties: { kind: "error-click", element: "Rows", path: "/" } },
    ]);
  });

  it("is nobody else's: what one user did unread is not told of the next", async () => {
    let arrive = () => {};
    const arrived = new Promise<void>((done) => (arrive = done));
    const page = aPage(book, { widgets: (stage) => arrived.then(() => stage) });
    await page.wait();
    const button = element("button", { id: "save" });
    document.body.append(button);
    for (let click = 0; click < 3; click++) press(button);
    page.reset("anon-2");
    press(button);
    arrive();
    await page.wait();
    expect(page.eventsNamed("Frustration Detected")).toEqual([]);
    for (let click = 0; click < 3; click++) press(button);
    expect(page.eventsNamed("Frustration Detected")).toHaveLength(1);
  });

  it("is told late where what reads it could not be fetched at first; the rest goes on", async () => {
    const widgets = vi.fn(async (stage: OpenStage) => {
      if (widgets.mock.calls.length === 1) throw new TypeError("blocked");
      return stage;
    });
    const page = aPage(book, { widgets });
    await page.wait();
    const button = element("button", { id: "save" });
    document.body.append(button);
    for (let click = 0; click < 4; click++) press(button);
    await page.wait(1_000);
    // Not at once: whoever is offline for a moment would have used up both tries.
    expect(widgets).toHaveBeenCalledTimes(1);
    page.track("Customer Added");
    await page.wait();
    expect(page.eventsNamed("Milestone Reached")).toHaveLength(1);
    await page.wait(1_000);
    press(button);
    await page.wait();
    expect(widgets).toHaveBeenCalledTimes(2);
    expect(page.eventsNamed("Frustration Detected")).toMatchObject([
      { properties: { kind: "rage-click", element: "#save", count: 4 } },
    ]);
  });

  it("is not watched where the host switched it off", async () => {
    const page = aPage(book, { config: { frustration: false } });
    await page.wait();
    const button = element("button", { id: "save" });
    document.body.append(button);
    for (let click = 0; click < 6; click++) press(button);
    await page.wait(5_000);
    expect(page.eventsNamed("Frustration Detected")).toEqual([]);
    page.engine.stop();
  });

  it("makes the product manager's events from clicks, submits and visits", async () => {
    const target = { selectors: [".delete"] };
    const page = aPage({
      ...book,
      events: [
        { name: "Row Deleted", on: "click", target, pages: ["/rows"] },
        { name: "Rows Visited", on: "visit", pages: ["/rows"] },
        { name: "Form Sent", on: "submit", target: { selectors: ["form"] }, pages: [] },
      ],
    });
    await page.wait();
    const row = element("button", { class: "delete" });
    const icon = element("i");
    row.append(icon);
    const form = element("form");
    document.body.append(row, form);
    icon.click();
    page.goTo("/rows");
    icon.click();
    submit(form);
    expect(page.recorded.map(({ event }) => event)).toEqual([
      "Rows Visited",
      "Row Deleted",
      "Form Sent",
    ]);
    page.engine.stop();
  });
});
