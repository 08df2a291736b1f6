import type { StallBaseline } from "@cairn/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type JourneyHost, startJourneyHost } from "./models/journey-host.ts";
import { serveLearned } from "./models/serve-learned.ts";

/** What a collector would have learned: who opens the bank's page again and again is lost, and so is who falls silent. */
const learned: StallBaseline = {
  version: "learned-1",
  names: { "Bank Opened": "Bank Opened", "Bank Help Opened": "" },
  steps: [
    ["event:Bank Opened", 3, 60],
    ["silence:Bank Help Opened", 2, 60],
  ],
  milestones: { bank: [10, 0] },
  threshold: 50,
  slack: 25,
  unit: 40,
};

let host: JourneyHost;
let [decided, silent]: Page[] = [];

beforeAll(async () => {
  host = await startJourneyHost({
    version: 1,
    experiments: { holdout: 0 },
    milestones: {
      bank: {
        title: "Connect a bank",
        when: { kind: "count", event: { name: "Bank Connected" }, atLeast: 1 },
      },
    },
    activation: { milestones: ["bank"] },
    faqs: {
      safe: { question: "Is it safe?", answer: "Yes, it is.", milestones: ["bank"] },
    },
    help: { suggestOnStall: true },
  });
  [decided, silent] = await Promise.all([visit(), visit()]);
});
afterAll(() => host?.stop());

/** A new visitor who has looked at the page for a while. */
async function visit(): Promise<Page> {
  const page = await host.open();
  await serveLearned(page, learned);
  await page.goto(new URL("/invoices", page.url()).href);
  await page.waitForFunction(() => window.cairn?.state?.value.ready);
  await page.waitForTimeout(3_200);
  return page;
}

const offerOn = (page: Page) => page.getByRole("region", { name: "This may help" });
const told = async (page: Page, name: string) =>
  (await host.eventsOf(page)).flatMap(([event, properties]) =>
    event === name ? [properties] : [],
  );

describe("a learned baseline in a real browser", () => {
  it("raises a stall in the task of the event that decides; the help shows, and progress takes it away", async () => {
    const page = decided!;
    const order = await page.evaluate(async () => {
      const seen: string[] = [];
      window.cairn.on("stall", (stall) => seen.push((stall as { readonly kind: string }).kind));
      window.cairn.track("Bank Opened");
      window.cairn.track("Bank Opened");
      await new Promise((done) => setTimeout(done, 300));
      seen.push("two were not enough");
      window.cairn.track("Bank Opened");
      setTimeout(() => seen.push("next task"));
      await new Promise((done) => setTimeout(done, 100));
      return seen;
    });
    expect(order).toEqual(["two were not enough", "detected", "next task"]);
    await offerOn(page).getByText("Is it safe?").waitFor();
    expect(await told(page, "Stall Detected")).toMatchObject([
      {
        milestone: "bank",
        model: "learned-1",
        chance: 0.18,
        reasons: [{ kind: "event", event: "Bank Opened", count: 3 }],
      },
    ]);

    await page.evaluate(() => window.cairn.track("Bank Connected"));
    await offerOn(page).waitFor({ state: "detached" });
    expect(await told(page, "Stall Resolved")).toEqual([{ milestone: "bank", by: "progress" }]);
  });

  it("waits while somebody types and reads on, and tells of their silence after", async () => {
    const page = silent!;
    await page.evaluate(() => {
      document.body.style.height = "9000px";
      window.cairn.track("Bank Help Opened");
    });
    await page.locator("#customer").focus();
    for (let key = 0; key < 4; key += 1) {
      await page.keyboard.press("a");
      await page.waitForTimeout(300);
    }
    for (let turn = 0; turn < 5; turn += 1) {
      await page.mouse.wheel(0, 40);
      await page.waitForTimeout(300);
    }
    expect(await told(page, "Stall Detected")).toEqual([]);
    await offerOn(page).waitFor();
    expect(await told(page, "Stall Detected")).toMatchObject([
      { reasons: [{ kind: "silence", event: "Bank Help Opened" }] },
    ]);
  });
});

declare global {
  interface Window {
    readonly cairn: import("@cairn/sdk").Cairn;
  }
}
