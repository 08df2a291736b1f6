import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Person } from "@cairn/core/api";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchShell } from "./models/browser.ts";
import { type RunningCollector, startCollector } from "./models/collector.ts";
import {
  type ExampleHost,
  servePlainHtml,
  serveReactVite,
  startStrictCsp,
} from "./models/example-host.ts";

declare global {
  interface Window {
    drawn: string[];
  }
}

const root = join(import.meta.dirname, "../..");
let browser: Browser;
let collector: RunningCollector;

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector({ demo: true })]);
});
afterAll(async () => {
  await browser?.close();
  await collector?.stop();
});

/** Opens an example as somebody new; afterwards nothing may have been refused or complained of. */
async function visit(host: ExampleHost, path: string, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    // Everything that ever stood in a shadow root of Cairn's.
    window.drawn = [];
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (...given) {
      const shadow = attach.apply(this, given);
      const watcher = new MutationObserver(() => window.drawn.push(shadow.innerHTML));
      watcher.observe(shadow, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      return shadow;
    };
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(violatedDirective, blockedURI),
    );
  });
  try {
    await page.goto(host.url + path);
    const failure = await look(page).catch((error: unknown) => error);
    expect({ complaints, failure }).toEqual({ complaints: [], failure: undefined });
  } finally {
    await context.close();
    await host.stop();
  }
}

describe("examples", () => {
  it("plain-html: a checklist in the page that ticks itself, an event told by markup, help", async () => {
    await visit(await servePlainHtml(collector), "/", async (page) => {
      await page.locator("cairn-checklist").getByText("0 of 4 done").waitFor();
      await page.getByLabel("Customer").fill("Northwind");
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page.locator("cairn-checklist").getByText("1 of 4 done").waitFor();
      await page.getByRole("button", { name: "Export a report" }).click();
      const report = await page.evaluate(() => window.cairn.flush());
      expect(report).toMatchObject({ pending: 0, rejected: 0, duplicates: 0 });
      await page.getByRole("button", { name: "Help with the bank" }).click();
      await page.getByRole("dialog").getByRole("searchbox").waitFor();
    });
    const { timeline } = await collector.api<Person>("/people/plain-example?env=test");
    expect(timeline.map(({ name }) => name)).toContain("Report Exported");
  });

  it("plain-html in Arabic: Cairn speaks Arabic, and not a word of English stood there before", async () => {
    await visit(await servePlainHtml(collector), "/ar", async (page) => {
      await page.locator("cairn-checklist").getByText("أُنجز").waitFor();
      const { drawn, fetched } = await page.evaluate(() => ({
        drawn: window.drawn.join("\n"),
        fetched: performance
          .getEntriesByType("resource")
          .map(({ name }) => /\/([a-z]{2})-[A-Z0-9]{8}\.js$/.exec(name)?.[1])
          .filter((language) => language !== undefined),
      }));
      expect(drawn).toContain("أُنجز");
      expect(drawn).not.toMatch(/done|To do|Not for me|Help|Close|lang="en"/);
      expect(fetched).toEqual(["ar"]);
    });
  });

  it("plain-html, changing its language without a load: Cairn goes along within some seconds", async () => {
    await visit(await servePlainHtml(collector), "/", async (page) => {
      await page.locator("cairn-checklist").getByText("0 of 4 done").waitFor();
      await page.evaluate(() => {
        document.documentElement.lang = "ar";
      });
      await page.locator("cairn-checklist").getByText("أُنجز").waitFor();
    });
  });

  it("19: strict-csp: the launcher comes and ticks, and the policy refuses nothing", async () => {
    await visit(await startStrictCsp(collector), "/", async (page) => {
      await page.getByRole("button", { name: "0 of 4 done" }).waitFor();
      await page.getByRole("button", { name: "Add a customer", exact: true }).click();
      await page.getByRole("button", { name: "1 of 4 done" }).waitFor();
      expect(await page.locator("#refused").textContent()).toBe("nothing");
      // In another language one file more is fetched, which the policy lets through as well.
      await page.addInitScript(() => {
        const watcher = new MutationObserver(() => (document.documentElement.lang = "ar"));
        watcher.observe(document, { childList: true });
      });
      await page.reload();
      await page.getByRole("button", { name: "أُنجز" }).waitFor();
      expect(await page.locator("#refused").textContent()).toBe("nothing");
    });
  });

  it("react-vite: hooks and the checklist in the page say the same", async () => {
    await visit(await serveReactVite(collector), "/", async (page) => {
      await page.getByText("0 of 4 steps").waitFor();
      await page.locator("cairn-checklist").getByText("0 of 4 done").waitFor();
      await page.getByRole("button", { name: "Add a customer", exact: true }).click();
      await page.getByText("1 of 4 steps").waitFor();
      await page.getByText("First customer:").waitFor();
      await page.getByRole("button", { name: "Send an invoice", exact: true }).click();
      await page.locator("cairn-checklist").getByText("2 of 4 done").waitFor();
    });
  });

  it.each(["plain-html", "strict-csp"])("%s carries the stub that is shipped", (name) => {
    const stub = readFileSync(join(root, "packages/sdk/stub.js"), "utf8").trim();
    expect(readFileSync(join(root, "examples", name, "index.html"), "utf8")).toContain(stub);
  });
});
