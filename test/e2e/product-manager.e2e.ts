import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchShell } from "./models/browser.ts";
import { type RunningCollector, startCollector } from "./models/collector.ts";
import { type OwnPage, serveOwnPage } from "./models/own-page.ts";

const FIFTEEN_MINUTES = 15 * 60_000;

let browser: Browser;
let collector: RunningCollector;
let product: OwnPage;
let studio: Page;
let customers: BrowserContext;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  product = await serveOwnPage(collector);
  studio = await (await browser.newContext()).newPage();
  customers = await browser.newContext();
  studio.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  studio.on("pageerror", (error) => complaints.push(String(error)));
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await collector?.stop();
});

async function openProduct(prepare?: (page: Page) => Promise<void>): Promise<Page> {
  const page = await customers.newPage();
  await prepare?.(page);
  await page.goto(product.url);
  await page.waitForFunction(() => window.cairn?.state !== undefined);
  return page;
}

/** Or one customer in twenty would get no guide, and the ones here are made up by chance. */
async function holdNobodyOut(): Promise<void> {
  const status = await studio.evaluate(async () => {
    const { guidebook, revision } = await (await fetch("/api/draft")).json();
    const body = { revision, guidebook: { ...guidebook, experiments: { holdout: 0 } } };
    const headers = { "content-type": "application/json" };
    const saved = await fetch("/api/draft", { method: "PUT", headers, body: JSON.stringify(body) });
    return saved.status;
  });
  expect(status).toBe(200);
  await studio.reload();
}

describe("a product manager with an empty product", () => {
  const startedMs = performance.now();

  it("signs in once with the link and sees the first event of the own page arrive", async () => {
    await studio.goto(collector.signInLink);
    await studio.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    await studio.getByRole("link", { name: "Install" }).click();
    await studio.getByText(`data-key="${collector.liveKey}"`).waitFor();
    const page = await openProduct();
    await page.locator("#share").click();
    await studio.getByText("Report Shared").first().waitFor();
    await page.close();
    await holdNobodyOut();
  });

  it("makes a milestone of that event, a checklist and an answer, and publishes, in forms alone", async () => {
    await studio
      .getByRole("list", { name: "Define" })
      .getByRole("link", { name: "Milestones" })
      .click();
    await studio.getByLabel("New milestone").fill("Share three reports");
    await studio.getByRole("button", { name: "Create milestone" }).click();
    await studio.getByLabel("Event", { exact: true }).fill("Report Shared");
    await studio.getByText(/Arrived once|Arrived 1 time/).waitFor();
    await studio.getByLabel("At least so many times").fill("3");
    await studio.getByRole("link", { name: "Next: make a checklist" }).click();

    await studio.getByLabel("New guide: its title").fill("Get going with Reportly");
    await studio.getByRole("button", { name: "Create checklist" }).click();
    await studio.getByRole("button", { name: "Add item: Share three reports" }).click();
    await studio
      .frameLocator("iframe")
      .getByRole("dialog", { name: "Get going with Reportly" })
      .waitFor();
    await studio.getByRole("link", { name: "Next: write a help answer" }).click();

    await studio.getByLabel("New question").fill("Who can see a shared report?");
    await studio.getByRole("button", { name: "Create answer" }).click();
    await studio
      .getByLabel("Answer", { exact: true })
      .fill("Only people with the **link**. You can take it back at any time.");
    await studio.getByRole("link", { name: "Next: publish" }).click();
    await studio.getByLabel("What changed").fill("The first guidebook");
    await studio.getByRole("button", { name: "Publish", exact: true }).click();
    await studio
      .getByText(/Version 1 is live/)
      .first()
      .waitFor();
  });

  it("finds all of it live on the own page, ticking by itself", async () => {
    const page = await openProduct();
    const checklist = page.getByRole("dialog", { name: "Get going with Reportly" });
    await checklist.waitFor();
    await page.locator("#share").click();
    await page.locator("#share").click();
    // The share from before the milestone was defined was folded by the collector, not by this browser.
    await page.locator("#share").click();
    const launcher = page.getByRole("button", { name: /1 of 1 done|All done/ });
    await launcher.waitFor();
    await page.evaluate(() => window.cairn.openHelp("report"));
    await page.getByRole("button", { name: "Who can see a shared report?" }).click();
    await page.getByText("You can take it back at any time.").waitFor();
    expect(performance.now() - startedMs).toBeLessThan(FIFTEEN_MINUTES);
    await page.close();
  });

  it("sees that it was needed: the milestone, its funnel and the person's timeline", async () => {
    await studio.getByRole("link", { name: "Overview" }).click();
    await studio.getByText("Share three reports").first().waitFor();
    await studio.getByRole("link", { name: "People", exact: true }).click();
    await studio.locator("main table a, main li a").first().click();
    await studio.getByText("Report Shared").first().waitFor();
  });

  it("pauses all guides, and they are gone from an open tab within 60 seconds", async () => {
    customers = await browser.newContext();
    const page = await openProduct((one) => one.clock.install());
    const checklist = page.getByRole("dialog", { name: "Get going with Reportly" });
    await checklist.waitFor();
    await studio.getByRole("link", { name: "Publish" }).click();
    await studio.getByRole("button", { name: "Pause all guides" }).click();
    await studio.getByRole("button", { name: "Pause everything" }).click();
    await studio.getByRole("heading", { name: "All guides are paused" }).waitFor();
    expect(await checklist.isVisible()).toBe(true);
    await page.clock.fastForward(59_000);
    await checklist.waitFor({ state: "detached" });
    expect(await page.getByRole("button", { name: /of 1 done/ }).count()).toBe(0);
    await page.close();
    expect(complaints).toEqual([]);
  });
});
