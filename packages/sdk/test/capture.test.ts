import { beforeEach, describe, expect, it } from "vitest";
import { aBrowser } from "./models/a-browser.ts";
import { aCairn, freshIndexedDb } from "./models/a-cairn.ts";

beforeEach(freshIndexedDb);
const MINUTE = 60_000;

describe("sessions", () => {
  it("go on over pages and tabs, and end after 30 minutes without input", async () => {
    const browser = aBrowser();
    const first = aCairn({}, browser);
    first.cairn.track("One");
    browser.fire("pagehide");
    await browser.advance(10 * MINUTE);
    const second = aCairn({}, browser);
    second.cairn.track("Two");
    await browser.advance(31 * MINUTE);
    // Moving the mouse after the break must not revive what is over.
    browser.fire("pointermove");
    second.cairn.track("Three");
    await second.cairn.flush();
    const by = (name: string) =>
      second.messages().find(({ event }) => event === name)!.context.cairn;
    expect(by("Two")["session"]).toBe(by("One")["session"]);
    expect(Number(by("Two")["seq"])).toBeGreaterThan(Number(by("One")["seq"]));
    expect(by("Three")["session"]).not.toBe(by("Two")["session"]);
    expect(Number(by("Three")["seq"])).toBeGreaterThan(Number(by("Two")["seq"]));
  });

  it("live on input alone", async () => {
    const { cairn, browser, messages } = aCairn();
    cairn.track("One");
    for (let minute = 0; minute < 60; minute += 20) {
      await browser.advance(20 * MINUTE);
      browser.fire("keydown");
    }
    cairn.track("Two");
    await cairn.flush();
    const [one, two] = messages();
    expect(two!.context.cairn["session"]).toBe(one!.context.cairn["session"]);
  });

  it("count active time: visible, focused, input within 30 s", async () => {
    const { cairn, browser, messages } = aCairn();
    browser.fire("pointerdown");
    await browser.advance(10_000);
    browser.fire("keydown");
    await browser.advance(5 * MINUTE);
    cairn.track("Forty Seconds");
    browser.seen = "hidden";
    browser.fire("visibilitychange");
    await browser.advance(MINUTE);
    cairn.track("Hidden");
    await cairn.flush();
    const times = messages().map(({ event, context }) => [event, context.cairn["activeMs"]]);
    expect(times).toContainEqual(["Forty Seconds", 40_000]);
    expect(times).toContainEqual(["Hidden", 40_000]);
    const ended = messages().filter(({ event }) => event === "Session Ended");
    expect(ended.map(({ properties }) => properties)).toEqual([
      { activeMs: 40_000, reason: "hidden" },
    ]);
  });
});

describe("page views", () => {
  it("are sent per path, not per query, and without tokens", async () => {
    const { cairn, browser, messages } = aCairn({ autocapture: true });
    browser.navigate("https://app.example/?token=secret&utm_source=mail");
    browser.navigate("https://app.example/invoices?token=secret&utm_source=mail#part");
    browser.navigate("https://app.example/invoices#/new?x=1");
    await cairn.flush();
    expect(messages().map(({ properties }) => (properties as { path: string }).path)).toEqual([
      "/",
      "/invoices",
      "/invoices#/new",
    ]);
    expect(messages()[1]!.context["page"]).toEqual({
      path: "/invoices",
      url: "https://app.example/invoices?token=&utm_source=mail",
      referrer: "https://search.example/?q=",
    });
    expect(JSON.stringify(messages())).not.toContain("secret");
  });

  it("count once somebody sees the page, and never where the browser rendered it ahead for nothing", async () => {
    const browser = aBrowser();
    browser.seen = "ahead";
    const { cairn, messages } = aCairn({ autocapture: true }, browser);
    cairn.identify("u1");
    browser.fire("pageshow");
    await browser.advance(60_000);
    await cairn.flush();
    expect(messages()).toEqual([]);

    // Chromium tells that it is visible while it still counts as rendered ahead.
    browser.fire("visibilitychange");
    browser.seen = "visible";
    browser.fire("prerenderingchange");
    await browser.advance(4000);
    expect(
      messages()
        .map(({ type }) => type)
        .slice(0, 2),
    ).toEqual(["page", "identify"]);
    expect(messages()[1]).toMatchObject({ userId: "u1" });
  });

  it("carry where the visitor came from first", async () => {
    const browser = aBrowser();
    browser.href = "https://app.example/?utm_source=mail&utm_campaign=spring";
    aCairn({}, browser).cairn.destroy();
    browser.href = "https://app.example/later";
    const { cairn, messages } = aCairn({}, browser);
    cairn.page("Later");
    await cairn.flush();
    expect(messages()[0]).toMatchObject({
      name: "Later",
      context: {
        campaign: { source: "mail", name: "spring" },
        referrer: { url: "https://search.example/?q=" },
      },
    });
  });
});

describe("declared events", () => {
  const element = (localName: string, name?: string) => ({
    localName,
    getAttribute: (attribute: string) => (attribute === "data-cairn" ? name : undefined),
  });
  const path = (...nodes: unknown[]) => ({ composedPath: () => nodes as EventTarget[] });

  it("come from clicks and submits of what is named in markup", async () => {
    const { cairn, browser, names } = aCairn({ autocapture: { clicks: true } });
    await cairn.flush();
    browser.fire("click", path(element("span"), element("button", "Bank Connected"), {}));
    browser.fire("click", path(element("button"), element("form", "Invoice Sent"), {}));
    browser.fire("submit", path(element("form", "Invoice Sent"), {}));
    await cairn.flush();
    expect(names()).toEqual(["page", "Bank Connected", "Invoice Sent"]);
  });

  it("are off without autocapture", async () => {
    const { cairn, browser, names } = aCairn({ autocapture: false });
    browser.fire("click", path(element("button", "Bank Connected")));
    await cairn.flush();
    expect(names()).toEqual([]);
  });
});

describe("visitors", () => {
  it("share their id between subdomains by a cookie", async () => {
    const browser = aBrowser();
    const first = aCairn({ cookieDomain: "example" }, browser);
    first.cairn.track("Here");
    await first.cairn.flush();
    browser.storage.clear();
    freshIndexedDb();
    const second = aCairn({ cookieDomain: "example" }, browser);
    second.cairn.track("There");
    await second.cairn.flush();
    const [here, there] = second.messages();
    expect(there!["anonymousId"]).toBe(here!["anonymousId"]);
  });

  it("may be two accounts in two tabs", async () => {
    const one = aCairn();
    const two = aCairn({}, aBrowser(one.browser));
    one.cairn.identify("u1");
    two.cairn.identify("u2");
    one.cairn.track("From One");
    await one.cairn.flush();
    await two.cairn.flush();
    const message = one.messages().find(({ event }) => event === "From One");
    expect(message).toMatchObject({ userId: "u1" });
  });
});
