// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aBrowser, aPage } from "./a-page.ts";
import { aChecklist, aGuidebook, aMilestone } from "./builders.ts";

const book = aGuidebook([aMilestone("customer", "Customer Added")], {
  guides: [aChecklist("start", ["customer"])],
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("what another version of Cairn left in this browser stops nothing", async () => {
  const browser = aBrowser();
  const { stalls: _, ...before } = book;
  browser.set("guidebook/en-US", { body: { ...before, revision: "0" }, etag: '"0"' });
  browser.set("user/anonymous/anon-1", {
    progress: { thresholds: {} },
    ledger: [],
    told: ["Milestone Reached customer 1"],
    choices: {
      atMs: 1,
      skipped: ["start/customer"],
      panels: {},
      tipsOff: false,
      settledOffers: [],
    },
    stall: { episodes: { customer: 1 }, frustrations: [] },
  });
  const page = aPage(book, { browser });
  // A guidebook that does not say how stalls are judged is not gone by.
  page.collector.isDown = true;
  await page.wait(3_000);
  expect(page.engine.state()?.ready).not.toBe(true);
  page.collector.isDown = false;
  await page.wait(60_000);
  expect(page.showing()).toEqual(["start"]);
  page.track("Customer Added");
  await page.wait(3_000);
  expect(Object.keys(page.engine.state()!.milestones)).toEqual(["customer"]);
  // What it knew of the user is kept.
  expect(browser.get("user/anonymous/anon-1")).toMatchObject({
    choices: { skipped: ["start/customer"] },
    told: expect.arrayContaining(["Milestone Reached customer 1"]),
  });
});
