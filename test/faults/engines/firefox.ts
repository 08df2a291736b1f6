import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, type KeyInput, type Page, launch } from "puppeteer-core";
import type { Engine, Tab } from "./engine.ts";
import { startProcesses } from "./processes.ts";

// What a browser does for its maker's sake when it starts on an empty profile; a test needs none of it.
const QUIET_START = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "toolkit.startup.max_resumed_crashes": -1,
  // Without a screen it takes itself for a device without a mouse.
  "ui.primaryPointerCapabilities": 6,
  "ui.allPointerCapabilities": 6,
};

/** Firefox through WebDriver BiDi: one process for all runs, one user context for each. */
export async function startFirefox(path: string): Promise<Engine> {
  const browser = await launch({
    browser: "firefox",
    executablePath: path,
    headless: true,
    extraPrefsFirefox: QUIET_START,
  });
  return {
    name: "firefox",
    async openProfile() {
      const context = await browser.createBrowserContext();
      return {
        async openTab(url) {
          const page = await newPage(context);
          await page.goto(url);
          return tabOf(page);
        },
        close: () => context.close(),
      };
    },
    startAlone(folder, url) {
      mkdirSync(folder, { recursive: true });
      const lines = Object.entries(QUIET_START).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
      );
      writeFileSync(join(folder, "user.js"), lines.join(""));
      return startProcesses(path, ["--headless", "--no-remote", "--profile", folder, url]);
    },
    stop: () => browser.close(),
  };
}

/** Firefox loses a tab now and then that it makes while another run closes its own. Nothing has happened in it yet. */
async function newPage(context: BrowserContext, triesLeft = 3): Promise<Page> {
  try {
    return await context.newPage();
  } catch (error) {
    if (triesLeft === 0 || !String(error).includes("no such frame")) throw error;
    return newPage(context, triesLeft - 1);
  }
}

function tabOf(page: Page): Tab {
  return {
    evaluate: async <Value>(expression: string) => (await page.evaluate(expression)) as Value,
    async press(key) {
      const [last, ...held] = key.replace("Space", " ").split("+").toReversed() as KeyInput[];
      for (const modifier of held) await page.keyboard.down(modifier);
      if (last !== undefined) await page.keyboard.press(last);
      for (const modifier of held) await page.keyboard.up(modifier);
    },
    async go(url) {
      await page.goto(url);
    },
    toFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}
