import type { Guidebook } from "@cairn/core/guidebook";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchShell } from "./models/browser.ts";
import { type RunningCollector, startCollector } from "./models/collector.ts";
import { type OwnPage, serveOwnPage } from "./models/own-page.ts";

const BOOK: Guidebook = {
  version: 1,
  experiments: { holdout: 0 },
  guides: {
    pulse: {
      kind: "survey",
      title: "How is Reportly?",
      questions: [
        { id: "score", kind: "nps", title: "Would you recommend Reportly?" },
        { id: "why", kind: "text", title: "Why is that?" },
      ],
    },
    leaving: {
      kind: "cancel",
      title: "Before you go",
      question: "What is the reason?",
      reasons: [
        { id: "price", label: "It costs too much" },
        {
          id: "pause",
          label: "Not needed now",
          remedy: { kind: "pause", title: "Pause it", label: "Pause" },
        },
      ],
    },
  },
};

let collector: RunningCollector;
let product: OwnPage;
let browser: Browser;
let studio: Page;
beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  product = await serveOwnPage(collector);
  studio = await (await browser.newContext()).newPage();
  await studio.goto(collector.signInLink);
  await studio.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await studio.evaluate(publish, BOOK);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await collector?.stop();
});

/** Runs in the signed-in studio's page. */
async function publish(guidebook: Guidebook): Promise<void> {
  const call = async (method: string, path: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const { revision } = await (await fetch("/api/draft")).json();
  const saved = await call("PUT", "/api/draft", { guidebook, revision });
  await call("POST", "/api/publish", { revision: saved.revision });
}

/** Opens the product as somebody who was never there. */
async function aVisitor(): Promise<Page> {
  const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
  // With the engine there: who cancels while it loads is not kept waiting for longer than two seconds.
  await page.goto(product.url, { waitUntil: "networkidle" });
  await page.waitForFunction("window.cairn?.state !== undefined");
  return page;
}

async function answer(page: Page, score: number, words: string): Promise<void> {
  await page.evaluate('cairn.show("pulse")');
  await page.getByRole("radio", { name: String(score), exact: true }).click();
  await page.getByRole("heading", { name: "Why is that?" }).waitFor();
  await page.getByRole("textbox").fill(words);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("heading", { name: "Thank you," }).waitFor();
}

it("what people answer in the product stands together in the studio, and leads to who said it", async () => {
  const ana = await aVisitor();
  await answer(ana, 3, "Too slow.");
  await ana.reload();
  await ana.waitForFunction("window.cairn?.state !== undefined");
  await ana.evaluate('cairn.identify("ana", { name: "Ana Blum" })');
  await answer(ana, 9, "Quick now.");
  await ana.evaluate("cairn.flush()");
  const ben = await aVisitor();
  await ben.evaluate('cairn.identify("ben")');
  const outcome = ben.evaluate("cairn.startCancel()");
  await ben.getByRole("radio", { name: "Not needed now" }).click();
  await ben.getByRole("button", { name: "Next" }).click();
  await ben.getByRole("button", { name: "Pause" }).click();
  expect(await outcome).toMatchObject({ outcome: "kept", reason: "pause" });
  await ben.evaluate("cairn.flush()");

  await studio.reload();
  await studio.getByRole("link", { name: "Feedback", exact: true }).click();
  await studio.getByRole("cell", { name: "NPS +100, 1 answer" }).waitFor();
  await studio.getByRole("link", { name: "How is Reportly?" }).click();
  await studio.getByRole("heading", { name: "100 % answered: 1 of 1 person" }).waitFor();
  await studio.getByText("Quick now.").waitFor();
  expect(await studio.getByText("Too slow.").count()).toBe(0);
  await studio.getByRole("link", { name: "1 person answered 9" }).click();
  await studio.getByRole("link", { name: "Ana Blum" }).click();
  await studio
    .getByText("Answered “Why is that?” in the survey “How is Reportly?”: “Too slow.”")
    .waitFor();
  await studio.getByRole("link", { name: "Feedback", exact: true }).click();
  await studio.getByRole("link", { name: "Before you go" }).click();
  await studio.getByText("Offered “Pause it”: 1 took it, nobody went on to cancel.").waitFor();
});
