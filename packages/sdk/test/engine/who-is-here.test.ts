// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage } from "./a-page.ts";
import { aChecklist, aGuidebook, aMilestone, aTrack } from "./builders.ts";

const book = aGuidebook(
  [aMilestone("customer", "Customer Added"), aMilestone("invoice", "Invoice Sent")],
  {
    guides: [aChecklist("start", ["customer", "invoice"])],
  },
);
const reached = (page: ReturnType<typeof aPage>) => Object.keys(page.engine.state()!.milestones);

describe("who is here", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("takes what the visitor did along when they get a name", async () => {
    const page = aPage(book);
    await page.wait();
    page.track("Customer Added");
    await page.wait(2_000);
    page.become({ userId: "ada" });
    await Promise.resolve();
    expect(page.showing()).toEqual(["start"]);
    await page.wait(2_000);
    expect(reached(page)).toEqual(["customer"]);
    expect(page.mounts).toBe(1);
    expect(page.engine.state()?.userId).toBe("ada");
    expect(page.eventsNamed("Milestone Reached")).toHaveLength(1);
  });

  it("takes it along when the name comes on the next page", async () => {
    const page = aPage(book);
    await page.wait();
    page.track("Customer Added");
    await page.wait(2_000);
    page.engine.stop();
    const next = aPage(book, { browser: page.browser, identity: { userId: "ada" } });
    await next.wait(2_000);
    expect(reached(next)).toEqual(["customer"]);
    next.engine.stop();
    await next.wait(2_000);

    const other = aPage(book, { browser: page.browser, identity: { userId: "bob" } });
    await other.wait(2_000);
    expect(reached(other)).toEqual([]);
  });

  it("starts afresh after reset, and knows the first user again when they return", async () => {
    const page = aPage(book, { identity: { userId: "ada" } });
    await page.wait(2_000);
    page.track("Customer Added");
    await page.wait(2_000);
    expect(page.showing()).toEqual(["start"]);
    page.reset("anon-2");
    await Promise.resolve();
    expect(page.widgets).toBeUndefined();
    await page.wait(2_000);
    expect(reached(page)).toEqual([]);

    page.become({ userId: "bob" });
    await page.wait(2_000);
    expect(reached(page)).toEqual([]);

    page.reset("anon-3");
    page.become({ userId: "ada" });
    await page.wait(2_000);
    expect(reached(page)).toEqual(["customer"]);
  });

  it("leaves out messages of somebody else, from before and from other tabs", async () => {
    const past = [
      aTrack("Customer Added", { anonymousId: "anon-1" }, 1),
      aTrack("Page Opened", { anonymousId: "anon-1", userId: "ada" }, 2),
      aTrack("Invoice Sent", { anonymousId: "anon-2", userId: "bob" }, 3),
    ];
    const page = aPage(book, { identity: { userId: "bob", anonymousId: "anon-2" }, past });
    await page.wait(2_000);
    page.hear(aTrack("Customer Added", { userId: "ada", anonymousId: "anon-1" }, 5), "other-tab");
    await page.wait();
    expect(reached(page)).toEqual(["invoice"]);

    page.hear(aTrack("Customer Added", { userId: "bob", anonymousId: "anon-2" }, 6), "other-tab");
    await page.wait();
    expect(reached(page)).toEqual(["customer", "invoice"]);
  });

  it("merges what the collector knows of a verified user", async () => {
    const page = aPage(undefined, { identity: { userId: "ada" }, token: "jwt" });
    page.collector.state = {
      progress: {
        firstMs: 1,
        thresholds: { "m:customer": { version: "v1", candidates: [{ atMs: 5, id: "m" }] } },
      },
      ledger: [],
      traits: { plan: "pro" },
      accountTraits: {},
      accountReachedAt: {},
    };
    page.collector.book = book;
    await page.wait(2_000);
    expect(page.engine.state()!.milestones).toEqual({ customer: 5 });
    expect(page.widgets?.personalise("Your {plan|free} plan")).toBe("Your pro plan");
    const asked = page.collector.requests.find(({ url }) => url.includes("/v1/state"));
    expect(asked?.headers.get("authorization")).toBe("Bearer jwt");
  });

  it("asks the collector nothing about a visitor or without a token", async () => {
    const page = aPage(book, { identity: { userId: "ada" } });
    await page.wait(2_000);
    expect(page.collector.requests.filter(({ url }) => url.includes("/v1/state"))).toEqual([]);
  });
});
