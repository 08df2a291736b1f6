// @vitest-environment happy-dom
import { EMPTY_PROGRESS, foldProgress } from "@cairn/core";
import { compileGuidebook, type Guidebook } from "@cairn/core/guidebook";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage } from "./a-page.ts";

const DAY_MS = 86_400_000;
const publish = (milestones: Guidebook["milestones"], revision = "1") =>
  compileGuidebook(
    { version: 1, lifecycle: { start: { name: "Signed Up" } }, milestones },
    { revision },
  );
const sent = (atLeast: number): NonNullable<Guidebook["milestones"]> => ({
  sent: { title: "Sent", when: { kind: "count", event: { name: "Invoice Sent" }, atLeast } },
});
const reached = (page: ReturnType<typeof aPage>) => Object.keys(page.engine.state()!.milestones);

describe("milestones of every kind, on a page", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 2, 31, 23) }));
  afterEach(() => void vi.useRealTimers());

  it("reaches a sequence of one value within one month of the guidebook's clock, and tells once", async () => {
    const steps = [{ name: "Invoice Created" }, { name: "Invoice Sent" }];
    const within = { kind: "calendar", unit: "month", utcOffset: "+02:00" } as const;
    const page = aPage(
      publish({
        billed: { title: "B", when: { kind: "sequence", steps, same: "invoice", within } },
      }),
    );
    await page.wait();
    page.track("Invoice Sent", { invoice: 1 });
    page.track("Invoice Created", { invoice: 1 });
    page.track("Invoice Sent", { invoice: 2 });
    await page.wait();
    expect(reached(page)).toEqual([]);
    // In UTC the month has changed; on this clock it is the first of April all along.
    await page.wait(2 * 3_600_000);
    page.track("Invoice Sent", { invoice: 1 });
    await page.wait(2_000);
    expect(reached(page)).toEqual(["billed"]);
    expect(page.eventsNamed("Milestone Reached")).toHaveLength(1);
  });

  it("reaches what was not done when its time is over, without any event", async () => {
    const page = aPage(
      publish({
        quiet: { title: "Q", when: { kind: "absent", event: { name: "Invite Sent" }, for: "2d" } },
      }),
    );
    await page.wait();
    page.track("Signed Up");
    await page.wait(2 * DAY_MS - 1_000);
    expect(reached(page)).toEqual([]);
    expect(page.engine.state()!.next).toBeUndefined();
    await page.wait(6_000);
    expect(reached(page)).toEqual(["quiet"]);
    expect(page.eventsNamed("Milestone Reached")).toHaveLength(1);
  });

  it("does not claim that something was not done where it did not see the beginning", async () => {
    const page = aPage(
      publish({
        quiet: { title: "Q", when: { kind: "absent", event: { name: "Invite Sent" }, for: "2d" } },
      }),
    );
    await page.wait();
    page.track("Page Opened");
    await page.wait(3 * DAY_MS);
    expect(reached(page)).toEqual([]);
  });
});

describe("a definition that changed", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 2, 31, 12) }));
  afterEach(() => void vi.useRealTimers());

  it("takes a browser from the old milestone to the new one, and from there to what the collector recomputed", async () => {
    const options = { identity: { userId: "ada" }, token: "jwt" };
    const page = aPage(publish(sent(1)), options);
    await page.wait(2_000);
    page.track("Invoice Sent");
    await page.wait(2_000);
    expect(reached(page)).toEqual(["sent"]);

    const changed = publish(sent(3), "2");
    page.collector.book = changed;
    await page.wait(60_000);
    // What was seen on this page counts towards it, what this browser had folded before does not.
    expect(reached(page)).toEqual([]);
    page.track("Invoice Sent");
    await page.wait(2_000);
    expect(reached(page)).toEqual([]);

    const next = page.reload();
    next.collector.state = {
      progress: [1, 2, 3].reduce(
        (known, atMs) =>
          foldProgress(
            known,
            { id: `old-${atMs}`, name: "Invoice Sent", atMs, properties: {} },
            changed.definitions,
          ),
        EMPTY_PROGRESS,
      ),
      ledger: [],
      traits: {},
      accountTraits: {},
      accountReachedAt: {},
    };
    await next.wait(2_000);
    expect(next.engine.state()!.milestones).toEqual({ sent: 3 });
  });
});
