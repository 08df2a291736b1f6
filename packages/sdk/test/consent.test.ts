import { beforeEach, describe, expect, it } from "vitest";
import { aBrowser } from "./models/a-browser.ts";
import { aCairn, freshIndexedDb } from "./models/a-cairn.ts";

beforeEach(freshIndexedDb);

const nothingLeft = async (storage: ReadonlyMap<string, string>) => {
  expect([...storage.keys()]).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);
};

describe("consent", () => {
  it("pending keeps messages in memory and stores nothing, granted lets them go", async () => {
    const { cairn, browser, names } = aCairn({ consent: "pending" });
    cairn.identify("u1");
    cairn.track("Waiting");
    expect(await cairn.flush()).toMatchObject({ pending: 2, sent: 0 });
    await nothingLeft(browser.storage);
    cairn.consent("granted");
    await cairn.flush();
    expect(names()).toEqual(["identify", "Waiting"]);
    expect(browser.storage.size).toBeGreaterThan(0);
  });

  it("pending keeps the first 200 and every identity, and counts the rest", async () => {
    const { cairn, messages } = aCairn({ consent: "pending" });
    cairn.identify("u1");
    for (let index = 0; index < 210; index++) cairn.track(`E${index}`);
    cairn.consent("granted");
    expect(await cairn.flush()).toMatchObject({ sent: 200, dropped: { "consent-pending": 11 } });
    expect(messages()[0]!["type"]).toBe("identify");
    expect(messages().at(-1)!["event"]).toBe("E198");
  });

  it("denied drops what waited, stores and sends nothing", async () => {
    const { cairn, browser } = aCairn({ consent: "pending", cookieDomain: "app.example" });
    cairn.track("Waiting");
    cairn.consent("denied");
    cairn.track("Unheard");
    browser.fire("pagehide");
    expect(await cairn.flush()).toMatchObject({ pending: 0, dropped: { "consent-denied": 1 } });
    await browser.advance(60_000);
    expect(browser.posts).toEqual([]);
    expect(browser.cookies.size).toBe(0);
    await nothingLeft(browser.storage);
  });

  it("withdrawn clears what was stored", async () => {
    const { cairn, browser } = aCairn({ cookieDomain: "app.example" });
    browser.answer = () => ({ status: 503 });
    cairn.track("Stored");
    await cairn.flush({ to: "outbox" });
    cairn.consent("denied");
    await browser.advance(1000);
    expect(browser.storage.size + browser.cookies.size).toBe(0);
    cairn.consent("granted");
    browser.answer = () => undefined;
    expect(await cairn.flush()).toMatchObject({ sent: 0, dropped: { "consent-denied": 1 } });
  });

  it("respects Global Privacy Control, unless the person says otherwise, also on the next page", async () => {
    const browser = aBrowser();
    browser.privacy = true;
    const first = aCairn({ consent: "granted" }, browser);
    first.cairn.track("Unheard");
    await first.cairn.flush();
    expect(browser.posts).toEqual([]);
    first.cairn.consent("granted");
    first.cairn.track("Allowed");
    await first.cairn.flush();
    first.cairn.destroy();
    await browser.advance(1000);
    const second = aCairn({}, browser);
    second.cairn.track("Next Page");
    await second.cairn.flush();
    expect(second.names()).toEqual(["Allowed", "Next Page"]);
  });

  it("can be told to ignore Global Privacy Control", async () => {
    const browser = aBrowser();
    browser.privacy = true;
    const { cairn, names } = aCairn({ gpc: "ignore" }, browser);
    cairn.track("Heard");
    await cairn.flush();
    expect(names()).toEqual(["Heard"]);
  });
});
