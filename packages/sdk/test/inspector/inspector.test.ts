// @vitest-environment happy-dom
import type { CompiledGuidebook } from "@cairn/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStage } from "../../src/engine/stage/create-stage.ts";
import type { LoadInspector } from "../../src/engine/stage/inspected.ts";
import { forgetBuilder } from "../../src/inspector/builder-link.ts";
import { open } from "../../src/inspector/inspector.ts";
import { aPage } from "../engine/a-page.ts";
import { aGuidebook, aMilestone, aNotice } from "../engine/builders.ts";

const PLACE = Symbol.for("cairn");
const book = aGuidebook([aMilestone("customer", "Customer Added")], {
  guides: [aNotice("news", { pages: ["^/news$"] })],
});

/** Tokens that a builder was begun with. */
const begun: string[] = [];
const inspector: Awaited<ReturnType<LoadInspector>> = {
  open: (backstage, decided) =>
    open(backstage, decided, async () => ({ open: (_, token) => begun.push(token) })),
};

/** A page whose stage brings the inspector, and a stand-in for the page's Cairn. */
async function inspected(debug: boolean | string, guidebook: CompiledGuidebook | null = book) {
  const shown: string[] = [];
  const page = aPage(guidebook ?? undefined, {
    config: { debug },
    widgets: async () =>
      createStage(
        () => () => {},
        async () => inspector,
      ),
  });
  const cairn = {
    state: {
      get value() {
        return page.engine.state() ?? { anonymousId: "anon-1", milestones: {} };
      },
    },
    show(guide: string) {
      shown.push(guide);
      page.engine.show(guide);
    },
    on: () => () => {},
    flush: async () => ({
      stored: 4,
      sent: 3,
      duplicates: 0,
      rejected: 1,
      dropped: { full: 2 },
      pending: 1,
      storage: "indexeddb",
    }),
  };
  Reflect.set(globalThis, PLACE, { key: "pk_test_1", cairn });
  await page.wait(1_100);
  return { page, shown };
}

const root = () => document.querySelector("cairn-root");
const panel = () => root()?.shadowRoot?.querySelector<HTMLElement>("[role=dialog]");
const row = (name: string) =>
  [...(panel()?.querySelectorAll("li") ?? [])].find(
    (item) => item.querySelector("b")?.textContent === name,
  );
const toggle = (more: KeyboardEventInit = {}) =>
  window.dispatchEvent(
    new KeyboardEvent("keydown", { code: "KeyC", altKey: true, shiftKey: true, ...more }),
  );

describe("the inspector", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(async () => {
    // As `destroy` does; an open inspector sees it at its next look.
    Reflect.deleteProperty(globalThis, PLACE);
    await vi.advanceTimersByTimeAsync(2_000);
    toggle();
    vi.useRealTimers();
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it("opens by itself in debug, without taking focus, and says why a guide is held", async () => {
    const field = document.createElement("input");
    document.body.append(field);
    field.focus();
    await inspected(true);
    expect(panel()?.getAttribute("aria-label")).toBe("Cairn inspector");
    expect(row("news")?.textContent).toContain("It belongs on other pages than /");
    expect(document.activeElement).toBe(field);
  });

  it("shows a guide anyway", async () => {
    const { shown, page } = await inspected(true);
    row("news")?.querySelector("button")?.click();
    await page.wait(1_000);
    expect(shown).toEqual(["news"]);
    expect(page.engine.state()?.showing).toBe("news");
    expect(row("news")?.textContent).toContain("On screen");
  });

  it("tells what the outbox did and what was given up", async () => {
    await inspected(true);
    expect(row("Outbox")?.textContent).toContain("4 stored, 3 sent");
    expect(row("Given up")?.textContent).toContain("2 × full: the outbox had no room");
  });

  it.each([
    [
      "the collector's own words where it lets nobody in",
      async () => Response.json({ detail: "The key is not known here." }, { status: 401 }),
      ["The key is not known here.", "answered 401"],
    ],
    [
      "an address that answers with something else",
      async () => new Response("<!doctype html>", { status: 200 }),
      ["https://collector.example/v1/guidebook answers, but is no collector", "answered 200"],
    ],
    [
      "an address that cannot be reached",
      () => Promise.reject(new TypeError("Failed to fetch")),
      ["cannot be reached from this page", "connect-src"],
    ],
  ])("says why there is no guidebook, once asked: %s", async (_, answer, words) => {
    const { page } = await inspected(true, null);
    const ask = vi.fn(answer);
    vi.stubGlobal("fetch", ask);
    expect(row("Guidebook")).toBeUndefined();
    await page.wait(2_000);
    for (const part of words) expect(row("Guidebook")?.textContent).toContain(part);
    await page.wait(10_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("asks no second time for a guidebook that is there", async () => {
    const { page } = await inspected(true);
    const before = page.collector.requests.length;
    await page.wait(5_000);
    expect(page.collector.requests).toHaveLength(before);
    expect(row("Guidebook")).toBeUndefined();
  });

  it("is not there without debug, until somebody asks for it", async () => {
    const { page } = await inspected(false);
    toggle();
    expect(root()).toBeNull();
    page.engine.show("?");
    await page.wait(1_100);
    expect(panel()).toBeDefined();
  });

  it("goes without a trace on Escape, stays away on the next page, and comes back by its keys", async () => {
    const { page } = await inspected(true);
    const before = vi.getTimerCount();
    panel()?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(root()).toBeNull();
    expect(vi.getTimerCount()).toBe(before - 1);
    page.engine.stop();
    const next = await inspected(true);
    expect(root()).toBeNull();
    toggle({ ctrlKey: true });
    expect(root()).toBeNull();
    toggle();
    expect(root()?.shadowRoot?.activeElement).toBe(panel());
    toggle();
    expect(root()).toBeNull();
    next.page.engine.stop();
  });

  it("gives way to the builder where a link of the studio's led here, also on the tab's next page", async () => {
    begun.length = 0;
    const token = `bt_${"a".repeat(32)}`;
    location.hash = `#/invoices?#cairn-builder=${token}`;
    const first = await inspected(`builder=${token}`);
    expect(begun).toEqual([token]);
    expect(panel()).toBeUndefined();
    // Before anything of the page reads it a second time.
    expect(location.hash).toBe("#/invoices");
    first.page.engine.stop();

    expect(window.name).toBe("#cairn-builder");
    const next = await inspected("builder");
    expect(begun).toEqual([token, token]);
    next.page.engine.stop();

    forgetBuilder();
    expect([window.name, sessionStorage.length]).toEqual(["", 0]);
    const after = await inspected(true);
    expect(begun).toHaveLength(2);
    expect(panel()).toBeDefined();
    after.page.engine.stop();
    location.hash = "";
  });

  it("opens nothing for an address that is no link, which anybody may write", async () => {
    begun.length = 0;
    const { page } = await inspected("builder=bt_short");
    expect([begun, root()]).toEqual([[], null]);
    page.engine.stop();
  });

  it("says so where there is no guidebook", async () => {
    const page = aPage(undefined, {
      config: { debug: true },
      widgets: async () =>
        createStage(
          () => () => {},
          async () => inspector,
        ),
    });
    Reflect.set(globalThis, PLACE, {
      cairn: {
        state: { value: { anonymousId: "anon-1", milestones: {} } },
        on: () => () => {},
        flush: async () => undefined,
      },
    });
    await page.wait(1_100);
    expect(panel()?.textContent).toContain("There is no guidebook yet");
  });
});
