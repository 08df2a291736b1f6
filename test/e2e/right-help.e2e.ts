import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Collector, createCollector } from "@cairn/collector";
import { type Listening, listen } from "@cairn/collector/node";
import { createMemoryEventLog, createMemoryRegistry, type LogEvent } from "@cairn/collector/store";
import type { Guidebook } from "@cairn/core/guidebook";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import { launchShell } from "./models/browser.ts";

const KEY = "pk_live_help";
const DAY_MS = 86_400_000;

/** Two answers for somebody who is stuck at the bank; the vague one stands first. */
function aBook(pinned: boolean): Guidebook {
  const when = { kind: "count", event: { name: "Bank Connected" }, atLeast: 1 } as const;
  const faq = { answer: "It takes a minute.", milestones: ["bank"] };
  return {
    version: 1,
    experiments: { holdout: 0 },
    milestones: {
      bank: { title: "Connect bank", when, failures: [{ name: "Bank Connect Failed" }] },
    },
    activation: { milestones: ["bank"] },
    faqs: {
      vague: { ...faq, question: "Trouble with the bank?", ...(pinned ? { pin: true } : {}) },
      clear: { ...faq, question: "Which number does the bank want?" },
    },
  };
}

let collector: Collector;
let listening: Listening;
let browser: Browser;
let host: Server;

beforeAll(async () => {
  const registry = createMemoryRegistry();
  await registry.access.putWriteKey({
    key: KEY,
    environment: "live",
    origins: ["*"],
    createdAtMs: 0,
  });
  collector = createCollector({
    log: createMemoryEventLog(),
    registry,
    config: { assetsFolder: join(repositoryRoot, "packages/collector/dist/assets") },
    now: Date.now,
    newId: randomUUID,
    report: (error) => console.error(error),
  });
  listening = await listen(collector, { host: "127.0.0.1", port: 0 });
  await publish(false);
  host = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><html lang="en"><title>Bank</title><h1>Bank</h1>
      <script async src="${listening.url}/cairn.js" data-key="${KEY}"></script></html>`);
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  browser = await launchShell();
});
afterAll(async () => {
  await browser.close();
  host.closeAllConnections();
  await new Promise((resolve) => host.close(resolve));
  await listening.stop();
});

async function publish(pinned: boolean): Promise<void> {
  const { registry, guidebook } = collector.context;
  await registry.definitions.publish({
    guidebook: aBook(pinned),
    publishedAtMs: Date.now(),
    by: "test",
  });
  guidebook.refresh();
}

/** So many people read `faq` when they were stuck, ten days ago; `passed` of them connected their bank then. */
async function wasRead(faq: string, people: number, passed: number): Promise<void> {
  const atMs = Date.now() - 10 * DAY_MS;
  const did = (user: string, name: string, properties: LogEvent["properties"]): LogEvent => ({
    messageId: randomUUID(),
    type: "track",
    name,
    actor: user,
    userId: user,
    atMs,
    receivedAtMs: atMs,
    properties,
  });
  const events = Array.from({ length: people }, (_, index) => {
    const user = `${faq}-${index}`;
    const viewed = did(user, "Help Answer Viewed", { faq, path: "/bank", milestone: "bank" });
    return index < passed
      ? [viewed, { ...did(user, "Bank Connected", {}), atMs: atMs + 1 }]
      : [viewed];
  });
  await collector.context.log.append("live", events.flat());
}

/** The question that is offered to a new visitor once the bank refused them three times. */
async function offered(): Promise<string | undefined> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/bank`);
  await page.waitForFunction("window.cairn?.state?.value.ready === true");
  await page.evaluate("for (let i = 0; i < 3; i++) cairn.track('Bank Connect Failed')");
  const question = page.locator("cairn-root").getByText(/bank( want)?\?/);
  const text = await question.first().textContent();
  await context.close();
  return text?.trim();
}

it("offers the answer that helped measurably more, and a pinned one before it", async () => {
  expect(await offered()).toContain("Trouble with the bank?");
  await wasRead("vague", 60, 10);
  await wasRead("clear", 60, 50);
  await collector.context.ranks.runOnce();
  expect(await offered()).toContain("Which number does the bank want?");
  await publish(true);
  expect(await offered()).toContain("Trouble with the bank?");
});
