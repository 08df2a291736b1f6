import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchShell } from "./models/browser.ts";
import { type RunningCollector, startCollector } from "./models/collector.ts";
import { type OwnPage, serveOwnPage } from "./models/own-page.ts";

let browser: Browser;
let collector: RunningCollector;
let product: OwnPage;
let studio: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  product = await serveOwnPage(collector);
  studio = await (await browser.newContext()).newPage();
  studio.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  studio.on("pageerror", (error) => complaints.push(String(error)));
  await studio.goto(collector.signInLink);
  await studio.getByRole("link", { name: "Delivery" }).click();
  await studio.getByRole("heading", { name: "No refused event is kept" }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await collector?.stop();
});

/** Sends events as any program with the public key can, and answers the verdict. */
async function send(...batch: readonly object[]): Promise<unknown> {
  const response = await fetch(`${collector.origin}/v1/batch`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ writeKey: collector.liveKey, batch }),
  });
  return response.json();
}

async function openProduct(prepare: () => void): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(prepare);
  await page.goto(product.url);
  await page.waitForFunction(() => window.cairn?.state !== undefined);
  return page;
}

/** What is downloaded by the link with this name, as lines of JSON. */
async function download(name: string): Promise<readonly Record<string, unknown>[]> {
  const coming = studio.waitForEvent("download");
  await studio.getByRole("link", { name }).click();
  const text = readFileSync(await (await coming).path(), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const button = (name: string | RegExp) => studio.getByRole("button", { name });
const sentence = (words: string | RegExp) => studio.getByText(words).first();

describe("where delivery ends, in the studio", () => {
  const refused = {
    type: "track",
    event: "Invoice Sent",
    userId: "u_7",
    messageId: "event-of-u-7",
  };

  it("shows an event that was refused for want of proof, and stores it once it is replayed after the fix", async () => {
    await button("Make a secret").click();
    await sentence("shown this once").waitFor();
    await button("I have it").click();
    await button("Enforce: use").click();
    await button("Enforce all the same").click();
    await sentence("Identity is set to Enforce").waitFor();
    expect(await send(refused)).toMatchObject({ accepted: 0, rejected: [{ index: 0 }] });

    await studio.reload();
    await studio.getByRole("heading", { name: "1 refused event kept" }).waitFor();
    expect(await studio.locator(".letter p").innerText()).toMatch(/^Invoice Sent u_7 /);
    await studio.getByText("What came").click();
    await sentence('"event": "Invoice Sent"').waitFor();
    expect(await download("Export 1")).toMatchObject([{ code: "identity-unverified" }]);
    await button("Replay event event-of-u-7").click();
    await sentence("1 still refused and kept").waitFor();
    await studio.locator("#letters-outcome:focus").waitFor();

    await button("Observe: use").click();
    await sentence("Identity is set to Observe").waitFor();
    await button("Replay 1").click();
    await sentence("1 event stored, at the time they came in").waitFor();
    await studio.getByRole("heading", { name: "No refused event is kept" }).waitFor();
    expect(await send(refused)).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  it("deletes a refused event after a second word", async () => {
    await send({ type: "track", userId: "u_8" });
    await studio.reload();
    await sentence("event is missing: expected a name of at most 200 characters.").waitFor();
    expect(await studio.locator(".letter p").innerText()).toMatch(/^Event without a name u_8 /);
    const deleting = button(/^Delete event/);
    await deleting.focus();
    await studio.keyboard.press("Enter");
    await button("Delete for good").waitFor();
    await studio.keyboard.press("Escape");
    await button("Delete for good").waitFor({ state: "detached" });
    expect(await deleting.evaluate((one) => one === document.activeElement)).toBe(true);
    await studio.keyboard.press("Enter");
    await button("Delete for good").press("Enter");
    await sentence("1 refused event deleted.").waitFor();
    await studio.getByRole("heading", { name: "No refused event is kept" }).waitFor();
  });

  it("shows a refused event live with whom it names and what came", async () => {
    await studio.getByRole("link", { name: "Live events" }).click();
    const row = studio.locator(".live-row", { hasText: "u_8" });
    await row.getByText("What came").click();
    await row.getByText('"userId": "u_8"').waitFor();
    await studio.getByRole("link", { name: "Delivery" }).click();
    await studio.getByRole("heading", { name: "No refused event is kept" }).waitFor();
  });

  it("shows what a real browser gave up, and which could keep nothing", async () => {
    const [storming, forgetful] = await Promise.all([
      openProduct(() => {}),
      openProduct(() => {
        Object.defineProperty(window, "indexedDB", { value: undefined });
      }),
    ]);
    await storming.evaluate(async () => {
      for (let count = 0; count < 1_050; count += 1) window.cairn.track("Scrolled");
      await window.cairn.flush({ to: "collector" });
    });
    await forgetful.evaluate(async () => {
      window.cairn.track("Report Shared");
      await window.cairn.flush({ to: "collector" });
    });
    await studio.reload();
    const row = studio.getByRole("row", { name: /Too many at once/ });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/Too many at once storm\d+A page made more than/);
    await sentence("came from ones that let nothing be stored").waitFor();
    await Promise.all([storming.context().close(), forgetful.context().close()]);
  });

  it("adds a webhook, whose secret is shown once, and refuses an address inside", async () => {
    await studio.getByLabel("Its address").fill("https://127.0.0.1/hook");
    await button("Add webhook").click();
    await studio.locator(".new-webhook .field-problem").waitFor();
    await studio.getByLabel("Its address").fill("https://hooks.example/cairn");
    await button("Add webhook").click();
    await sentence(/^whsec_/).waitFor();
    await studio.reload();
    await studio.getByRole("heading", { name: "https://hooks.example/cairn On" }).waitFor();
    expect(await studio.getByText(/^whsec_/).count()).toBe(0);
    await button("Pause").click();
    await sentence("Paused. What happens meanwhile waits here").waitFor();
  });

  it("exports a person, erases them once their id is typed, and keeps out what comes late", async () => {
    const beforehand = new Date().toISOString();
    await studio.goto(`${collector.origin}/studio/#/people/u_7`);
    await sentence("Invoice Sent").waitFor();
    const lines = await download("Export everything");
    expect(lines.map(({ kind }) => kind)).toEqual(["record", "event"]);

    await button("Erase this person").click();
    await studio.getByLabel("Type u_7 to confirm").fill("u_7");
    await studio.keyboard.press("Enter");
    await sentence("Erased: 1 event, 0 refused events").waitFor();
    await studio.locator("#erasure-outcome:focus").waitFor();
    // Of nobody there is nothing to watch, to export or to erase.
    for (const gone of ["Watch live", "Export everything", "Erase this person"]) {
      expect(await studio.getByText(gone, { exact: true }).count()).toBe(0);
    }
    // Two requests failed on purpose: the address inside, and who is gone.
    expect(complaints.filter((words) => !/status of 40[04]/.test(words))).toEqual([]);

    const late = { ...refused, messageId: "another-of-u-7", timestamp: beforehand };
    expect(await send(late)).toMatchObject({ accepted: 0, rejected: [{ code: "erased" }] });
    await studio.getByRole("link", { name: "Delivery" }).click();
    await sentence("1 of people who were erased").waitFor();
  });
});
