import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchShell } from "./models/browser.ts";
import { type RunningCollector, startCollector } from "./models/collector.ts";
import {
  complaintsOf,
  startStrictHost,
  type StrictHost,
  TELL_VIOLATIONS,
} from "./models/strict-host.ts";

const GUIDES = {
  bank: {
    kind: "hint",
    style: "tooltip",
    title: "Connect your bank",
    body: "It takes **one minute**.",
    target: { selectors: [""] },
  },
  tour: {
    kind: "tour",
    title: "The first invoice",
    steps: [
      { id: "new", title: "Start here", body: "Press it.", target: { selectors: ["#gone"] } },
      { id: "send", title: "Send it", body: "Then this." },
    ],
  },
};
const FRAMED =
  '<!doctype html><title>Reports</title><button data-testid="print">Print the report</button>';
const product = (collector: RunningCollector) => (path: string) =>
  path === "/framed"
    ? FRAMED
    : `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" /><title>Ledgerly</title><link rel="icon" href="data:," />${TELL_VIOLATIONS}
    <script nonce="n1" async src="${collector.origin}/cairn.js" data-key="${collector.liveKey}"></script>
  </head>
  <body>
    <main>
      <h1>Ledgerly ${path}</h1>
      <button type="button" data-testid="connect"><span>Connect bank</span></button>
      <p><a href="/elsewhere">Export</a> <button>Later</button><button>Later</button></p>
      <ledger-card></ledger-card>
      <iframe src="/framed" title="Reports" width="300" height="120"></iframe>
      <dialog><button>Send invoice</button></dialog>
    </main>
    <script nonce="n1">
      happened = [];
      for (const type of ["pointerdown", "mousedown", "click"]) {
        document.querySelector("main").addEventListener(type, (event) => happened.push(type + " " + event.target.localName));
      }
      customElements.define("ledger-card", class extends HTMLElement {
        connectedCallback() {
          const button = document.createElement("button");
          button.textContent = "New invoice";
          this.attachShadow({ mode: "open" }).append(button);
        }
      });
    </script>
  </body>
</html>`;

let browser: Browser;
let collector: RunningCollector;
let host: StrictHost;
let context: BrowserContext;
let studio: Page;
let complaints: readonly string[];

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  host = await startStrictHost(collector.origin, product(collector));
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  studio = await context.newPage();
  complaints = complaintsOf(studio);
  await studio.goto(collector.signInLink);
  await studio.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  const saved = await studio.evaluate(async (guides) => {
    const { revision } = await (await fetch("/api/draft")).json();
    const body = JSON.stringify({ revision, guidebook: { version: 1, locales: ["en"], guides } });
    const headers = { "content-type": "application/json" };
    return (await fetch("/api/draft", { method: "PUT", headers, body })).status;
  }, GUIDES);
  expect(saved).toBe(200);
  await studio.reload();
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
  await collector?.stop();
});

/** Goes to a screen of the studio and opens the product from there. */
async function openFrom(hash: string, button: string, path: string): Promise<Site> {
  await studio.bringToFront();
  await studio.goto(`${collector.origin}/studio/${hash}`);
  await studio.getByLabel("Page of your product").fill(host.url + path);
  const opened = context.waitForEvent("page");
  await studio.getByRole("button", { name: button }).click();
  const page = await opened;
  const said = complaintsOf(page);
  const panel = page.getByRole("dialog", { name: "Cairn builder" });
  await panel.getByText("point at it and click").waitFor();
  return { page, panel, complaints: said };
}

interface Site {
  readonly page: Page;
  readonly panel: Locator;
  readonly complaints: readonly string[];
}

/** Points at the middle of an element and clicks, as a hand does. */
async function point(page: Page, target: Locator): Promise<void> {
  const box = (await target.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.up();
}

const clean = async ({ page, complaints: said }: Site) => {
  expect(await page.evaluate("violations")).toEqual([]);
  expect(said).toEqual([]);
};

describe("the builder on a page with a strict policy", () => {
  it("brings an element from the product into the form, seen in place with the real widget, and the page hears nothing", async () => {
    const site = await openFrom("#/guides/bank", "Pick on your site", "settings?tab=bank");
    const { page, panel } = site;
    expect(page.url()).toBe(`${host.url}settings?tab=bank`);
    await studio.getByText("Open on /settings").waitFor();

    await point(page, page.getByTestId("connect").locator("span"));
    await panel.getByText(/^Matches exactly 1 element here. 3 ways/).waitFor();
    await panel.getByRole("heading", { name: "button “Connect bank”" }).waitFor();
    await panel.getByLabel("Side").selectOption("bottom");
    await panel.getByRole("button", { name: "See it here" }).click();
    const tooltip = page.getByText("It takes one minute.");
    await tooltip.waitFor();
    const [at, button] = await Promise.all([
      tooltip.boundingBox(),
      page.getByTestId("connect").boundingBox(),
    ]);
    expect(at!.y).toBeGreaterThan(button!.y + button!.height);
    expect(await page.evaluate("happened")).toEqual([]);
    await panel.getByRole("button", { name: "Use this element" }).click();
    await panel.getByText("Sent to the studio").waitFor();
    await tooltip.waitFor({ state: "detached" });

    // One goes to the other tab: what lies behind is drawn but once a second.
    await studio.bringToFront();
    await studio.getByRole("button", { name: "Use it: button “Connect bank”" }).click();
    expect(await studio.getByLabel("Its visible text").inputValue()).toBe("Connect bank");
    expect(await studio.getByLabel("Its role").inputValue()).toBe("button");
    expect(await studio.getByLabel("Side").inputValue()).toBe("bottom");
    await expect
      .poll(() =>
        studio.evaluate(
          "fetch('/api/draft').then((one) => one.json()).then((one) => one.guidebook.guides.bank.target.selectors[0])",
        ),
      )
      .toBe('[data-testid="connect"]');

    const token = await page.evaluate("sessionStorage['cairn.builder']");
    const publish = await fetch(`${collector.origin}/api/publish`, {
      method: "POST",
      headers: { authorization: `Bearer ${String(token)}`, "content-type": "application/json" },
      body: '{"revision":1}',
    });
    expect(publish.status).toBe(401);
    await clean(site);

    await page.bringToFront();
    await panel.getByRole("button", { name: "End the builder" }).click();
    await panel.waitFor({ state: "detached" });
    await page.reload();
    await page.waitForFunction(() => window.cairn?.state !== undefined);
    expect(await page.evaluate("[name, sessionStorage['cairn.builder']]")).toEqual(["", undefined]);
    await page.close();
  });

  it("places steps over pages and reloads, in open shadow roots, frames and dialogs, by keys too", async () => {
    const site = await openFrom("#/guides/tour", "Place the steps on your site", "invoices");
    const { page, panel } = site;
    // The first step that has no place comes first.
    await panel.locator("[aria-current=step]", { hasText: "2. Send it" }).waitFor();
    await panel.getByRole("button", { name: "1. Start here" }).click();
    await point(page, page.getByRole("button", { name: "New invoice" }));
    await panel.getByText(/^Matches exactly 1/).waitFor();
    await panel.getByRole("button", { name: "Use this element" }).click();
    await panel.getByText("Now the next step").waitFor();

    // A link is followed only while picking rests, and the tab goes on with the task.
    await point(page, page.getByRole("link", { name: "Export" }).first());
    await panel.getByRole("heading", { name: "link “Export”" }).waitFor();
    expect(page.url()).toBe(`${host.url}invoices`);
    await page.getByRole("link", { name: "Export" }).first().click();
    await page.waitForURL(`${host.url}elsewhere`);
    await panel.getByText("point at it and click").waitFor();
    expect(await panel.locator("li", { hasText: "1. Start here" }).textContent()).toContain("sent");

    // Two of the same name are told apart by their place alone, and it says so.
    await point(page, page.getByRole("button", { name: "Later" }).first());
    await panel.getByText("Only one way leads to it").first().waitFor();
    await panel.getByRole("button", { name: "Pick another" }).click();
    await point(page, page.frameLocator("iframe").getByRole("button"));
    await panel.getByRole("heading", { name: "button “Print the report”" }).waitFor();
    await panel.getByText(/^Matches exactly 1/).waitFor();

    // Inside a modal dialog nothing else on the page can be used, but the builder can.
    await page.evaluate("document.querySelector('dialog').showModal()");
    await expect.poll(() => page.locator("dialog cairn-root").count()).toBe(1);
    await page.keyboard.press("Alt+Shift+KeyP");
    await page.getByRole("button", { name: "Send invoice" }).focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await panel.getByRole("heading", { name: "button “Send invoice”" }).waitFor();
    await panel.getByRole("button", { name: "Use this element" }).click();
    await panel.getByText("go back there to take it over").waitFor();
    await clean(site);

    await studio.bringToFront();
    await studio.getByRole("button", { name: "Use it: button “New invoice”" }).click();
    await studio.getByRole("button", { name: "Use it: button “Send invoice”" }).click();
    await expect
      .poll(() =>
        studio.evaluate(
          "fetch('/api/draft').then((one) => one.json()).then((one) => one.guidebook.guides.tour.steps.map(({ target, pages, href }) => ({ text: target?.text, pages, href })))",
        ),
      )
      .toEqual([
        { text: "New invoice", pages: ["/invoices"], href: "/invoices" },
        { text: "Send invoice", pages: ["/elsewhere"], href: "/elsewhere" },
      ]);

    // Ended in the studio, it says so where it is.
    await studio.getByRole("button", { name: "End it", exact: true }).click();
    await page.bringToFront();
    await panel.getByRole("button", { name: "Use this element" }).waitFor({ state: "detached" });
    await page.reload();
    await panel.getByText("This link has ended. Open your site from the studio again.").waitFor();
    await page.close();
  });

  it("names a click as an event, which counts where it fits", async () => {
    const { page, panel } = await openFrom("#/milestones", "Name one on your site", "reports");
    await point(page, page.getByRole("link", { name: "Export" }).first());
    await panel.getByText("Matches exactly 1 element here.").first().waitFor();
    await panel.getByLabel("Name of the event").fill("Export Opened");
    await panel.getByRole("button", { name: "Use this event" }).click();
    await panel.getByText("Sent to the studio").waitFor();
    await studio.bringToFront();
    await studio.getByRole("button", { name: "Use it: Export Opened" }).click();
    await studio.getByText("A click on link “Export”").waitFor();
    await expect
      .poll(() =>
        studio.evaluate(
          "fetch('/api/draft').then((one) => one.json()).then((one) => one.guidebook.events)",
        ),
      )
      .toMatchObject({
        "export-opened": { name: "Export Opened", on: "click", target: { text: "Export" } },
      });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("says at the field when the page is not one of the product's", async () => {
    await studio.goto(`${collector.origin}/studio/#/guides/bank`);
    await studio.getByLabel("Page of your product").fill("https://other.example/");
    await studio.getByRole("button", { name: "Pick on your site" }).click();
    await studio.getByText("is not among the addresses of your product").waitFor();
    expect(await studio.getByLabel("Page of your product").inputValue()).toBe(
      "https://other.example/",
    );
  });
});
