import type { Guidebook } from "@cairn/core/guidebook";
import type { Page } from "playwright-core";

const guidebook: Guidebook = {
  version: 1,
  experiments: { holdout: 0 },
  milestones: {
    bank: {
      title: "Bank connected",
      when: { kind: "count", event: { name: "Bank Connected" }, atLeast: 1 },
    },
  },
  activation: { milestones: ["bank"] },
  guides: {
    "trial-ends": {
      kind: "notice",
      style: "slideout",
      title: "Your trial ends this week",
      body: "Everything you made stays where it is.",
      when: { kind: "age", atMost: "7d" },
      delay: "3s",
    },
    upgrade: {
      kind: "notice",
      style: "modal",
      title: "More people?",
      body: "The team plan takes ten.",
      when: { kind: "trait", trait: "plan", is: "equals", value: "pro" },
    },
  },
};

/** Opens the inspector as anybody can, in the console of a page with Cairn, and hands the page over. */
export async function drawInspector(keep: (page: Page) => Promise<void>): Promise<void> {
  const { startHost } = await import("../../test/bench/sdk/host.ts");
  const { launchBrowser } = await import("../../test/e2e/models/browser.ts");
  const host = await startHost(guidebook);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({
      viewport: { width: 660, height: 640 },
      deviceScaleFactor: 1.5,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(host.pageUrl);
    await page.waitForFunction("globalThis.cairn?.state?.value.ready");
    await page.evaluate("cairn.identify('u-42', { plan: 'trial' }); cairn.show('?')");
    await page.getByText("On screen").waitFor();
    await page.waitForTimeout(1_500);
    await keep(page);
  } finally {
    await browser.close();
    await host.stop();
  }
}
