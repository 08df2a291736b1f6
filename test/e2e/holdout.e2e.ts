import { type Holdout, assign } from "@cairn/core";
import type { Guide, Guidebook } from "@cairn/core/guidebook";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startJourneyHost } from "./models/journey-host.ts";
import type { JourneyHost } from "./models/journey-host.ts";

const slideout = (title: string, how: { priority?: number; holdout?: number } = {}): Guide => ({
  kind: "notice",
  style: "slideout",
  when: { kind: "all", of: [] },
  title,
  body: "It is new.",
  ...how,
});
const guidebook: Guidebook = {
  version: 1,
  experiments: { holdout: 0 },
  milestones: {
    invoice: {
      title: "Invoice sent",
      when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
    },
  },
  activation: { milestones: ["invoice"] },
  guides: {
    tested: slideout("Send it by mail", { priority: 9, holdout: 0.5 }),
    other: slideout("Reminders"),
  },
  caps: { perSession: 1, minGap: "0s", quietAfterLoad: "0s" },
};

let host: JourneyHost;
beforeAll(async () => {
  host = await startJourneyHost(guidebook);
});
afterAll(() => host.stop());

const holdout: Holdout = { share: 0.5, by: "user", holdout: "guide" };
/** A visitor in that arm. */
function aVisitor(arm: "shown" | "withheld", number = 1): string {
  const user = `visitor-${number}`;
  const found = assign({ id: "tested", holdout }, undefined, { user });
  return found?.arm === arm ? user : aVisitor(arm, number + 1);
}
/** By name: what is told in one millisecond has no order. */
const told = async (page: Page) =>
  (await host.eventsOf(page))
    .filter(([name]) => /^(Guide|Experiment) /.test(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
const viewed = (arm: string, unit: string) => [
  "Experiment Viewed",
  { guide: "tested", ...holdout, arm, unit },
];

it("who goes without a guide sees none, and it takes its place and the session's cap all the same", async () => {
  const visitor = aVisitor("withheld");
  const page = await host.open(visitor);
  await expect.poll(() => told(page)).toHaveLength(2);
  await page.goto(`${new URL(page.url()).origin}/invoices`);
  await page.waitForFunction("window.cairn?.state?.value.ready === true");
  await page.evaluate("cairn.track('Looked Around')");
  // By then it was decided again.
  await expect.poll(async () => (await host.eventsOf(page)).at(-1)?.[0]).toBe("Looked Around");
  expect(await page.locator("cairn-root").count()).toBe(0);
  expect(await told(page)).toEqual([
    viewed("withheld", visitor),
    ["Guide Withheld", { guide: "tested", kind: "notice", path: "/start" }],
  ]);
  // Whoever asks for it gets it.
  await page.evaluate("cairn.show('tested')");
  await page.getByRole("dialog", { name: "Send it by mail" }).waitFor();
});

it("who gets it is told of once as well, before they see it", async () => {
  const visitor = aVisitor("shown");
  const page = await host.open(visitor);
  await page.getByRole("dialog", { name: "Send it by mail" }).waitFor();
  await expect.poll(() => told(page)).toHaveLength(2);
  await page.reload();
  await page.waitForFunction("window.cairn?.state?.value.ready === true");
  const all = await told(page);
  expect(all.slice(0, 2)).toEqual([
    viewed("shown", visitor),
    ["Guide Shown", { guide: "tested", kind: "notice", path: "/start" }],
  ]);
  expect(all.filter(([name]) => name === "Experiment Viewed")).toHaveLength(1);
});

it("and the collector counts one of each, by what their browsers sent", async () => {
  expect(await host.api("experiments/tested")).toMatchObject({
    effect: { milestone: "invoice" },
    unit: "user",
    share: 0.5,
    shown: { exposed: 1, waiting: 1 },
    withheld: { exposed: 1, waiting: 1 },
    crossed: 0,
    earlier: 0,
  });
});
