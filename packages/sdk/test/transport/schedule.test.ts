import { beforeEach, describe, expect, it } from "vitest";
import { aBrowser } from "../models/a-browser.ts";
import { aCairn, freshIndexedDb } from "../models/a-cairn.ts";

beforeEach(freshIndexedDb);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const sizes = (bodies: readonly { readonly body: string }[]) =>
  bodies.map(({ body }) => (JSON.parse(body) as { batch: unknown[] }).batch.length);

describe("the transport", () => {
  it("sends 3 s after the first message, and at once when there are twenty", async () => {
    const { cairn, browser } = aCairn();
    cairn.track("One");
    await browser.advance(2900);
    expect(browser.posts).toHaveLength(0);
    await browser.advance(200);
    expect(sizes(browser.posts)).toEqual([1]);
    for (let index = 0; index < 20; index++) cairn.track("Many");
    await browser.advance(0);
    expect(sizes(browser.posts)).toEqual([1, 20]);
    expect(browser.posts[0]).toMatchObject({ url: "https://collector.example/v1/batch" });
    expect(JSON.parse(browser.posts[0]!.body)).toMatchObject({ writeKey: "pk_test_1" });
  });

  it("sends at most 100 messages and 400 KB a request", async () => {
    const { cairn, browser } = aCairn();
    for (let index = 0; index < 130; index++) cairn.track("Small");
    await cairn.flush();
    expect(Math.max(...sizes(browser.posts))).toBe(100);
    for (let index = 0; index < 30; index++) cairn.track("Large", { text: "ș".repeat(12_000) });
    await cairn.flush();
    for (const { body } of browser.posts) expect(Buffer.byteLength(body)).toBeLessThan(430_000);
    expect(browser.collected.size).toBe(160);
  });

  it.each([429, 500, 502, 503, 504, 404, 302, 0])(
    "keeps everything on status %i and tries again later",
    async (status) => {
      const { cairn, browser, names } = aCairn();
      browser.answer = () => ({ status });
      cairn.track("Kept");
      expect(await cairn.flush()).toMatchObject({ pending: 1, sent: 0 });
      browser.answer = () => undefined;
      await browser.advance(10 * MINUTE);
      expect(names()).toEqual(["Kept"]);
    },
  );

  it("does not take a captive portal's 200 for a verdict", async () => {
    const { cairn, browser } = aCairn();
    browser.answer = () => ({ status: 200, body: undefined });
    cairn.track("Kept");
    expect(await cairn.flush()).toMatchObject({ pending: 1 });
  });

  it("waits as long as Retry-After says", async () => {
    const { cairn, browser } = aCairn();
    browser.answer = () => ({ status: 429, retryAfter: "120" });
    cairn.track("Kept");
    await cairn.flush();
    await browser.advance(119 * SECOND);
    expect(browser.posts).toHaveLength(1);
    cairn.track("More Does Not Hurry It");
    await browser.advance(0);
    expect(browser.posts).toHaveLength(1);
    await browser.advance(3 * SECOND);
    expect(browser.posts).toHaveLength(2);
  });

  it.each([
    ["a date", (nowMs: number) => new Date(nowMs + 120 * SECOND).toUTCString(), 118, 122],
    ["a date that is over", (nowMs: number) => new Date(nowMs - MINUTE).toUTCString(), 0, 2],
    [
      "a date in a year from now",
      (nowMs: number) => new Date(nowMs + 365 * DAY).toUTCString(),
      DAY / SECOND - 1,
      DAY / SECOND + 2,
    ],
    ["neither", () => "soon", 0, 2],
  ])("reads Retry-After as %s, for a day at most", async (_, header, leastS, mostS) => {
    const { cairn, browser } = aCairn();
    browser.answer = () => ({ status: 503, retryAfter: header(browser.now()) });
    cairn.track("Kept");
    await cairn.flush();
    await browser.advance(leastS * SECOND);
    expect(browser.posts).toHaveLength(1);
    browser.answer = () => undefined;
    await browser.advance((mostS - leastS) * SECOND);
    expect(browser.posts).toHaveLength(2);
  });

  it.each([401, 403])("stops on %i with one clear warning and keeps the rows", async (status) => {
    const { cairn, browser } = aCairn();
    browser.answer = () => ({ status });
    cairn.track("Kept");
    await cairn.flush();
    cairn.track("Kept Too");
    await browser.advance(60 * MINUTE);
    expect(browser.posts).toHaveLength(1);
    expect(browser.warnings).toHaveLength(1);
    expect(browser.warnings[0]).toContain(String(status));
    expect(await cairn.flush()).toMatchObject({ pending: 2 });
  });

  it("never loops when every request is blocked", async () => {
    const { cairn, browser } = aCairn();
    browser.answer = () => ({ status: 0 });
    cairn.track("Blocked");
    await browser.advance(24 * 60 * MINUTE);
    expect(browser.posts.length).toBeLessThan(80);
    expect(await cairn.flush()).toMatchObject({ pending: 1 });
  });

  it("asks a few times a page and then rarely, in each of four tabs and on each new page", async () => {
    const first = aBrowser();
    const pages = [first, ...Array.from({ length: 3 }, () => aBrowser(first))];
    pages.push(...Array.from({ length: 6 }, () => aBrowser(first)));
    for (const browser of pages) {
      browser.answer = () => ({ status: 0 });
      aCairn({}, browser).cairn.track("Blocked");
      await browser.advance(MINUTE);
      expect(browser.posts.length).toBeLessThanOrEqual(7);
      await browser.advance(60 * MINUTE);
      expect(browser.posts.length).toBeLessThanOrEqual(11);
    }
  });

  it("tries at once when the browser is back online", async () => {
    const { cairn, browser, names } = aCairn();
    browser.answer = () => ({ status: 503, retryAfter: "3600" });
    cairn.track("Kept");
    await cairn.flush();
    browser.answer = () => undefined;
    browser.fire("online");
    await browser.advance(0);
    expect(names()).toEqual(["Kept"]);
  });

  it.each([
    [400, "malformed"],
    [413, "too-large"],
  ])("finds what spoils a batch on %i and drops it alone, counted", async (status, code) => {
    const { cairn, browser, names } = aCairn();
    browser.answer = (body) => (body.includes("Poison") ? { status } : undefined);
    for (let index = 0; index < 9; index++) cairn.track(index === 6 ? "Poison" : "Fine");
    expect(await cairn.flush()).toMatchObject({
      pending: 0,
      sent: 8,
      rejected: 0,
      dropped: { [code]: 1 },
    });
    expect(names()).toEqual(Array.from({ length: 8 }, () => "Fine"));
  });

  it("counts a single refused message under the collector's code and keeps its neighbours", async () => {
    const { cairn, browser } = aCairn();
    browser.answer = () => ({
      status: 200,
      body: {
        success: true,
        accepted: 1,
        duplicates: 0,
        rejected: [{ index: 0, code: "too-old" }],
      },
    });
    cairn.track("Refused");
    cairn.track("Fine");
    expect(await cairn.flush()).toMatchObject({
      sent: 1,
      rejected: 1,
      dropped: { "too-old": 1 },
      pending: 0,
    });
  });

  it("tells the collector what was given up, once", async () => {
    const { cairn, browser } = aCairn({ consent: "pending" });
    for (let index = 0; index < 203; index++) cairn.track("Waiting");
    cairn.consent("granted");
    await cairn.flush();
    cairn.track("Later");
    await cairn.flush();
    const told = browser.posts.map(({ body }) => (JSON.parse(body) as { drops?: unknown }).drops);
    expect(told.filter(Boolean)).toEqual([{ "consent-pending": 3 }]);
  });

  it("sends at unload as a simple request of at most 60 KB, and keeps the rows until a verdict", async () => {
    const { cairn, browser } = aCairn();
    for (let index = 0; index < 10; index++) cairn.track("Large", { text: "x".repeat(10_000) });
    browser.answer = () => ({ status: 0 });
    browser.fire("pagehide");
    expect(browser.posts).toHaveLength(1);
    const [beacon] = browser.posts;
    expect(beacon!.how.keepalive).toBe(true);
    expect(beacon!.body.length).toBeLessThanOrEqual(60_000);
    await browser.advance(0);

    const next = aCairn({}, aBrowser(browser));
    await next.cairn.flush();
    expect(next.names().filter((name) => name === "Large")).toHaveLength(10);
    expect(next.names()).toContain("Session Ended");
  });

  it("waits half a second for the lock that another tab holds, then tries again later", async () => {
    const { cairn, browser, names } = aCairn();
    let isHeld = true;
    browser.lock = (_name, work, signal) =>
      isHeld ? new Promise((_, refuse) => signal.addEventListener("abort", refuse)) : work();
    cairn.track("Waits");
    const flushed = cairn.flush();
    await browser.advance(500);
    expect(await flushed).toMatchObject({ sent: 0, pending: 1 });
    isHeld = false;
    await browser.advance(3 * SECOND);
    expect(names()).toEqual(["Waits"]);
  });

  it("waits for no lock any more as the page goes away", async () => {
    const { cairn, browser } = aCairn();
    let waited: AbortSignal | undefined;
    browser.lock = (_name, _work, signal) => {
      waited = signal;
      return new Promise((_, refuse) => signal.addEventListener("abort", refuse));
    };
    void cairn.flush();
    await browser.advance(0);
    expect(waited?.aborted).toBe(false);
    browser.fire("pagehide");
    expect(waited?.aborted).toBe(true);
  });

  it("asks for no lock any more once the page goes away, though a flush waits behind another", async () => {
    const { cairn, browser } = aCairn();
    let asked = 0;
    browser.lock = (_name, work) => {
      asked += 1;
      return work();
    };
    browser.post = () => new Promise(() => {});
    for (let index = 0; index < 20; index++) cairn.track("Many");
    await browser.advance(0);
    const flushed = cairn.flush();
    await browser.advance(0);
    browser.fire("pagehide");
    await flushed;
    expect(asked).toBe(1);
    browser.fire("pageshow");
    await browser.advance(0);
    expect(asked).toBe(2);
  });

  it("lets one tab flush at a time", async () => {
    const one = aCairn();
    const two = aCairn({}, aBrowser(one.browser));
    let answer: (() => void) | undefined;
    const { post } = one.browser;
    one.browser.post = async (...request) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return post(...request);
    };
    one.cairn.track("One");
    const first = one.cairn.flush();
    await one.browser.advance(0);
    two.cairn.track("Two");
    await two.cairn.flush();
    expect(two.browser.posts).toHaveLength(0);
    answer?.();
    await one.browser.advance(0);
    answer?.();
    await first;
    await two.browser.advance(3000);
    expect(one.names().toSorted()).toEqual(["One", "Two"]);
  });
});
