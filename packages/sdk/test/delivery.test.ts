import { beforeEach, describe, expect, it, vi } from "vitest";
import { type TestBrowser, aBrowser } from "./models/a-browser.ts";
import { aCairn, freshIndexedDb } from "./models/a-cairn.ts";

beforeEach(freshIndexedDb);
const SECOND = 1000;
const MINUTE = 60 * SECOND;

interface Body {
  readonly batch: readonly { readonly messageId: string; readonly event?: string }[];
  readonly tokens?: readonly string[];
  readonly drops?: Readonly<Record<string, number>>;
  readonly dropsId?: string;
}
const bodies = (browser: TestBrowser) => browser.posts.map(({ body }) => JSON.parse(body) as Body);

/** What a collector that knows a report again by its id has counted. */
function reported(...browsers: readonly TestBrowser[]): Readonly<Record<string, number>> {
  const byId = new Map(
    browsers.flatMap(bodies).flatMap(({ drops, dropsId }) => (drops ? [[dropsId, drops]] : [])),
  );
  const sum: Record<string, number> = {};
  for (const drops of byId.values()) {
    for (const [reason, count] of Object.entries(drops)) sum[reason] = (sum[reason] ?? 0) + count;
  }
  return sum;
}

describe("a storm of events", () => {
  it("is cut off after a thousand at once, then at ten a second, counted; identities pass", async () => {
    const { cairn, browser, messages } = aCairn();
    for (let index = 0; index < 1200; index++) cairn.track("Loop");
    cairn.identify("u1");
    await browser.advance(2 * SECOND);
    for (let index = 0; index < 50; index++) cairn.track("Loop");
    expect(await cairn.flush()).toMatchObject({ sent: 1021, dropped: { storm: 230 } });
    expect(messages().filter(({ type }) => type === "identify")).toHaveLength(1);
    cairn.identify("u1");
    await cairn.flush();
    expect(reported(browser)).toEqual({ storm: 230 });
  });

  it("has been forgotten two minutes later", async () => {
    const { cairn, browser } = aCairn();
    for (let index = 0; index < 1001; index++) cairn.track("Loop");
    await browser.advance(2 * MINUTE);
    for (let index = 0; index < 1000; index++) cairn.track("Fine");
    expect(await cairn.flush()).toMatchObject({ dropped: { storm: 1 } });
  });
});

describe("the report of what was given up", () => {
  it("keeps its id until there is a verdict, so that a repeat counts once", async () => {
    const { cairn, browser } = aCairn({ consent: "pending" });
    for (let index = 0; index < 203; index++) cairn.track("Waiting");
    cairn.consent("granted");
    cairn.track("Later");
    browser.answer = (body) => (body.includes("dropsId") ? { status: 0 } : undefined);
    await cairn.flush();
    cairn.track("More");
    browser.answer = () => undefined;
    await cairn.flush();
    const ids = bodies(browser).flatMap(({ dropsId }) => dropsId ?? []);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
    expect(reported(browser)).toEqual({ "consent-pending": 3 });
    cairn.track("Quiet");
    await cairn.flush();
    expect(bodies(browser).at(-1)).not.toHaveProperty("drops");
  });

  it("survives the page, and tells of an old row once though two tabs find it", async () => {
    const first = aCairn();
    first.browser.answer = () => ({ status: 503 });
    first.cairn.track("Old");
    await first.cairn.flush();
    const [one, two] = [aBrowser(first.browser), aBrowser(first.browser)];
    await one.advance(15 * 24 * 60 * MINUTE);
    await two.advance(15 * 24 * 60 * MINUTE);
    const tabs = [aCairn({}, one), aCairn({}, two)];
    await Promise.all(tabs.map(({ cairn }) => cairn.flush()));
    await Promise.all([one, two].map((browser) => browser.advance(10 * SECOND)));
    expect(reported(one, two)).toEqual({ age: 1 });
  });

  it("does not repeat what the collector refused itself", async () => {
    const { cairn, browser } = aCairn();
    browser.answer = () => ({
      status: 200,
      body: { success: true, accepted: 0, duplicates: 0, rejected: [{ index: 0, code: "bad" }] },
    });
    cairn.track("Refused");
    expect(await cairn.flush()).toMatchObject({ rejected: 1, dropped: { bad: 1 } });
    browser.answer = () => undefined;
    cairn.track("Fine");
    await cairn.flush();
    expect(reported(browser)).toEqual({});
  });

  it("says in the console why the collector refuses messages, once for each reason", async () => {
    const { cairn, browser } = aCairn();
    const rejected = [
      { index: 0, code: "identity-unverified", message: "userId: send a token" },
      { index: 1, code: "identity-unverified", message: "userId: send a token" },
    ];
    browser.answer = () => ({
      status: 200,
      body: { success: true, accepted: 0, duplicates: 0, rejected },
    });
    cairn.track("Refused");
    cairn.track("Refused as well");
    await cairn.flush();
    expect(browser.warnings).toEqual(["[cairn] userId: send a token"]);
  });
});

describe("identity tokens", () => {
  it("travel with the messages that were made under them, and nothing does without", async () => {
    const { cairn, browser } = aCairn();
    cairn.track("Anonymous");
    await cairn.flush();
    expect(bodies(browser)[0]).not.toHaveProperty("tokens");
    browser.answer = () => ({ status: 503 });
    cairn.identify("u1", {}, { token: "token-1" });
    cairn.track("By u1");
    await cairn.flush();
    cairn.reset();
    cairn.identify("u2", {}, { token: async () => "token-2" });
    await browser.advance(0);
    browser.answer = () => undefined;
    await cairn.flush();
    expect(new Set(bodies(browser).at(-1)!.tokens)).toEqual(new Set(["token-1", "token-2"]));
  });

  it("of earlier pages are in the outbox, and the present user's proves rows made before it came", async () => {
    const first = aCairn();
    first.browser.answer = () => ({ status: 503 });
    first.cairn.identify("u1", {}, { token: "token-1" });
    first.cairn.track("Early");
    await first.cairn.flush();
    const next = aCairn({}, aBrowser(first.browser));
    await next.cairn.flush();
    expect(bodies(next.browser)[0]!.tokens).toEqual(["token-1"]);
  });

  it("are not taken over by another user, and asked for again after some minutes", async () => {
    const { cairn, browser } = aCairn();
    const ask = vi.fn(async () => `token-${ask.mock.calls.length}`);
    cairn.identify("u1", {}, { token: ask });
    await cairn.flush();
    await browser.advance(5 * MINUTE);
    cairn.track("Later");
    await cairn.flush();
    cairn.track("Later Still");
    await cairn.flush();
    expect(bodies(browser).at(-1)!.tokens).toContain("token-2");
    cairn.identify("u2");
    await cairn.flush();
    expect(bodies(browser).at(-1)).not.toHaveProperty("tokens");
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("that cannot be had stop nothing", async () => {
    const { cairn, browser, names } = aCairn();
    cairn.identify("u1", {}, { token: () => Promise.reject(new Error("host is down")) });
    cairn.track("Fine");
    await cairn.flush();
    expect(names()).toEqual(["identify", "Fine"]);
    expect(browser.warnings).toEqual([]);
  });
});

describe("several tabs", () => {
  it("never use a sequence number twice in one tab of a session", async () => {
    const one = aCairn();
    const two = aCairn({}, aBrowser(one.browser));
    for (const { cairn } of [one, two, one, two, two, one]) {
      cairn.track("Step");
      await cairn.flush({ to: "outbox" });
    }
    await one.cairn.flush();
    const places = one.messages().map(({ context }) => {
      const { session, tab, seq } = context.cairn;
      return `${String(session)} ${String(tab)} ${String(seq)}`;
    });
    expect(places).toHaveLength(6);
    expect(new Set(places).size).toBe(6);
    expect(new Set(one.messages().map(({ context }) => context.cairn["session"])).size).toBe(1);
  });

  it("hear of a burst once", async () => {
    const one = aBrowser();
    const post = vi.fn();
    one.channel = () => ({ postMessage: post, close() {} });
    const { cairn } = aCairn({}, one);
    post.mockClear();
    for (let index = 0; index < 58; index++) cairn.track("Burst");
    await cairn.flush();
    expect(post).toHaveBeenCalledOnce();
    expect(post.mock.calls[0]![0]).toHaveLength(58);
  });

  it.each(["killed before it sent", "killed while it sent"])(
    "take over within 5 s from one that was %s",
    async (when) => {
      const idle = aCairn();
      const sender = aCairn({}, aBrowser(idle.browser));
      if (when === "killed while it sent") sender.browser.post = () => new Promise(() => {});
      sender.cairn.track("Must Arrive");
      await sender.cairn.flush({ to: "outbox" });
      if (when === "killed while it sent") void sender.cairn.flush();
      // The sender's clock stands still from here on: it is dead.
      await idle.browser.advance(0);
      await idle.browser.advance(5 * SECOND);
      expect(idle.names()).toEqual(["Must Arrive"]);
    },
  );

  it("of two accounts stay apart", async () => {
    const one = aCairn();
    const two = aCairn({}, aBrowser(one.browser));
    one.cairn.identify("u1", { role: "owner" });
    two.cairn.identify("u2");
    one.cairn.group("a1");
    two.cairn.group("a2");
    one.cairn.track("By One");
    two.cairn.track("By Two");
    await one.cairn.flush();
    await two.cairn.flush();
    const by = (event: string) => one.messages().find((message) => message["event"] === event)!;
    expect(by("By One")).toMatchObject({ userId: "u1", context: { groupId: "a1" } });
    expect(by("By Two")).toMatchObject({ userId: "u2", context: { groupId: "a2" } });
    expect(two.cairn.state.value.userId).toBe("u2");
  });
});

describe("a page without storage", () => {
  it("marks its messages, so that the collector can tell where the promise does not hold", async () => {
    vi.stubGlobal("indexedDB", undefined);
    const { cairn, messages } = aCairn();
    cairn.track("First");
    await cairn.flush();
    cairn.track("Second");
    await cairn.flush();
    expect(messages().map(({ context }) => context.cairn["storage"])).toEqual([
      undefined,
      "memory",
    ]);
  });

  it.each([
    ["that may not write anything down either, tells as it goes away", true],
    ["tells the next one", false],
  ])("counts what ends with it, and %s", async (_, isAllDenied) => {
    vi.stubGlobal("indexedDB", undefined);
    const { cairn, browser } = aCairn({}, aBrowser());
    if (isAllDenied) browser.read = browser.write = () => undefined;
    browser.answer = () => ({ status: 503 });
    for (let index = 0; index < 150; index++) cairn.track("Waiting", { text: "x".repeat(500) });
    await cairn.flush();
    if (isAllDenied) browser.answer = () => undefined;
    browser.fire("pagehide");
    await browser.advance(0);
    const next = aCairn({}, aBrowser(browser));
    await next.cairn.flush();
    const { memory = 0 } = reported(browser, next.browser);
    expect(memory).toBeGreaterThan(50);
    // The end of the session as well.
    expect(browser.collected.size + memory).toBe(151);
  });
});

describe("a page that goes away", () => {
  it("sends nothing more from the pagehide on, and goes on when it comes back", async () => {
    const { cairn, browser, names } = aCairn();
    let isHanging = true;
    const { post } = browser;
    const signals: (AbortSignal | undefined)[] = [];
    browser.post = async (url, body, how) => {
      signals.push(how.signal);
      if (!isHanging || how.keepalive) return post(url, body, how);
      return new Promise((resolve) => {
        how.signal?.addEventListener("abort", () => resolve({ status: 0 }));
      });
    };
    browser.answer = () => ({ status: 0 });
    cairn.track("In Flight");
    const flushed = cairn.flush();
    await browser.advance(0);
    browser.fire("pagehide");
    await flushed;
    expect(signals[0]?.aborted).toBe(true);
    const sent = browser.posts.length;
    await browser.advance(0);
    expect(browser.posts).toHaveLength(sent);
    isHanging = false;
    browser.answer = () => undefined;
    browser.fire("pageshow");
    await browser.advance(SECOND);
    expect(names()).toContain("In Flight");
  });

  it("sends nothing by itself because a page that was never left is shown", async () => {
    const { cairn, browser } = aCairn();
    cairn.track("First");
    browser.fire("pageshow");
    await browser.advance(SECOND);
    expect(browser.posts).toHaveLength(0);
    browser.fire("online");
    await browser.advance(0);
    expect(browser.posts).toHaveLength(1);
  });

  it("hears other tabs again when it comes back", async () => {
    const one = aCairn();
    one.browser.fire("pagehide");
    one.browser.fire("pageshow");
    const two = aCairn({}, aBrowser(one.browser));
    two.cairn.track("Must Arrive");
    await two.cairn.flush({ to: "outbox" });
    await one.browser.advance(5 * SECOND);
    expect(one.names()).toContain("Must Arrive");
  });
});

describe("destroy", () => {
  it("keeps what was noted before it for the next page", async () => {
    const { cairn, browser } = aCairn();
    cairn.track("Last");
    cairn.destroy();
    cairn.track("Too Late");
    const next = aCairn({}, aBrowser(browser));
    await next.browser.advance(5 * SECOND);
    expect(next.names()).toEqual(["Last"]);
  });
});
