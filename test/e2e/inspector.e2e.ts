import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Guidebook } from "@cairn/core/guidebook";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchShell } from "./models/browser.ts";
import { startMemoryCollector } from "./models/memory-collector.ts";

declare global {
  interface Window {
    violations: string[];
  }
}

const KEY = "pk_test_inspector";
const guidebook: Guidebook = {
  version: 1,
  experiments: { holdout: 0 },
  milestones: {
    "first-report": {
      title: "First report shared",
      when: { kind: "count", event: { name: "Report Shared" }, atLeast: 1 },
    },
  },
  activation: { milestones: ["first-report"] },
  guides: {
    news: {
      kind: "notice",
      style: "modal",
      title: "Reports by mail",
      body: "They can come each Monday.",
      when: { kind: "trait", trait: "plan", is: "equals", value: "pro" },
    },
  },
};
const page = (collector: string, attributes: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" /><title>Reportly</title><link rel="icon" href="data:," />
    <script nonce="n1">violations=[];addEventListener("securitypolicyviolation",e=>violations.push(e.violatedDirective+" "+e.blockedURI))</script>
    <script nonce="n1" async src="${collector}/cairn.js" ${attributes} data-debug></script>
  </head>
  <body><h1>Reportly</h1><label>Note <input id="note" autofocus /></label><cairn-checklist guide="nope"></cairn-checklist></body>
</html>`;

let url: string;
const stops: (() => unknown)[] = [];
beforeAll(async () => {
  const report = (error: unknown) => expect.fail(String(error));
  const collector = await startMemoryCollector(guidebook, KEY, report);
  const policy = [
    "default-src 'none'",
    "img-src data:",
    "script-src 'nonce-n1' 'strict-dynamic'",
    "style-src 'self'",
    `connect-src ${collector.url}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://host.example");
    const attributes = searchParams.get("attributes") ?? `data-key="${KEY}"`;
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy });
    response.end(page(collector.url, attributes));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  stops.push(
    () => new Promise((resolve) => server.close(resolve)),
    () => server.closeAllConnections(),
    () => collector.stop(),
  );
});
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
});

it("opens in debug under a strict policy, tells why a guide is held, shows it anyway, and goes without a trace", async () => {
  const browser = await launchShell();
  stops.push(() => browser.close());
  const visited = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  visited.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  visited.on("pageerror", (error) => complaints.push(String(error)));
  await visited.goto(url);
  const before = await visited.evaluate(() => document.body.innerHTML);

  const inspector = visited.getByRole("dialog", { name: "Cairn inspector" });
  const news = inspector.getByRole("listitem").filter({ hasText: "news" }).first();
  await news.getByText('trait plan equals "pro" (not known)').waitFor();
  expect(await news.textContent()).toContain("Its condition does not hold.");
  // It opened by itself, so that focus stays where the page put it.
  expect(await visited.evaluate(() => document.activeElement?.id)).toBe("note");

  await inspector.getByText("the global holdout is 0 %").waitFor();
  await inspector.getByText('<cairn-checklist guide="nope">').waitFor();

  await visited.evaluate("cairn.track('Report Shared')");
  const shared = inspector.getByRole("listitem").filter({ hasText: /^Report Shared/ });
  await shared.getByText("answered by the collector").waitFor();
  await inspector.getByText("✓ First report shared").waitFor();

  await news.getByRole("button", { name: "Show news anyway" }).click();
  const notice = visited.getByRole("dialog", { name: "Reports by mail" });
  await notice.waitFor();
  await inspector.getByText("On screen").waitFor();
  await visited.keyboard.press("Escape");
  await notice.waitFor({ state: "detached" });

  await visited.locator("#note").focus();
  await visited.keyboard.press("Alt+Shift+KeyC");
  await inspector.waitFor({ state: "detached" });
  await visited.keyboard.press("Alt+Shift+KeyC");
  await inspector.getByRole("button", { name: "Close the inspector" }).press("Enter");
  await inspector.waitFor({ state: "detached" });
  expect(await visited.evaluate(() => document.activeElement?.id)).toBe("note");
  await expect
    .poll(() => visited.locator("cairn-root").evaluateAll((roots) => roots.length))
    .toBeLessThanOrEqual(1);
  await visited.evaluate("cairn.destroy()");
  expect(await visited.evaluate(() => document.body.innerHTML)).toBe(before);

  expect({ complaints, violations: await visited.evaluate(() => window.violations) }).toEqual({
    complaints: [],
    violations: [],
  });
});

it.each([
  [
    "a key that nobody made",
    'data-key="pk_test_nobody" data-locale="pt_BR" data-colector="x"',
    /pk_test_nobody.*answered 401/s,
    ['data-locale="pt_BR"', "Write pt-BR.", 'data-colector="x"'],
  ],
  [
    "a collector elsewhere",
    `data-key="${KEY}" data-collector="https://elsewhere.invalid"`,
    /https:\/\/elsewhere\.invalid\/v1\/guidebook cannot be reached.*connect-src/s,
    ["Nothing is wrong with those that this page gave."],
  ],
])("says what is wrong with %s, and with options", async (_, attributes, why, options) => {
  const browser = await launchShell();
  stops.push(() => browser.close());
  const visited = await (await browser.newContext()).newPage();
  await visited.goto(`${url}?attributes=${encodeURIComponent(attributes)}`);
  const inspector = visited.getByRole("dialog", { name: "Cairn inspector" });
  const guidebook = inspector
    .getByRole("listitem")
    .filter({ has: visited.getByText("Guidebook", { exact: true }) });
  await guidebook.waitFor();
  expect(await guidebook.textContent()).toMatch(why);
  for (const words of options) await inspector.getByText(words).first().waitFor();
});
