import type { Page } from "playwright-core";
import { chromiumArguments, chromiumPath, launchBrowser } from "../../e2e/models/browser.ts";
import type { Engine, Tab } from "./engine.ts";
import { startProcesses } from "./processes.ts";

/** Chromium through Playwright; one process for all runs, one context for each. */
export async function startChromium(): Promise<Engine> {
  const browser = await launchBrowser();
  return {
    name: "chromium",
    async openProfile() {
      const context = await browser.newContext();
      return {
        async openTab(url) {
          const page = await context.newPage();
          await page.goto(url);
          return tabOf(page);
        },
        close: () => context.close(),
      };
    },
    startAlone: (folder, url) =>
      startProcesses(chromiumPath, [
        ...chromiumArguments,
        "--headless",
        `--user-data-dir=${folder}`,
        url,
      ]),
    stop: () => browser.close(),
  };
}

function tabOf(page: Page): Tab {
  return {
    page,
    evaluate: (expression) => page.evaluate(expression),
    press: (key) => page.keyboard.press(key),
    async go(url) {
      await page.goto(url);
    },
    toFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}
