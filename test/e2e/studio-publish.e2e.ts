import type { Draft } from "@cairn/core/api";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tryRollback } from "../engines/rollback.ts";
import type { Engine } from "../faults/engines/engine.ts";
import { startEngine } from "../faults/engines/start-engine.ts";
import { launchShell } from "./models/browser.ts";
import { type RunningCollector, startCollector } from "./models/collector.ts";

it("takes back what went wrong with one press by keyboard, and undoes that", async () => {
  let engine: Engine | undefined;
  try {
    engine = await startEngine("chromium");
    await tryRollback(engine);
  } finally {
    await engine?.stop();
  }
});

describe("two editors at once", () => {
  let collector: RunningCollector;
  let context: BrowserContext;
  let first: Page;
  let second: Page;

  beforeAll(async () => {
    const [browser, started] = await Promise.all([launchShell(), startCollector()]);
    collector = started;
    context = await browser.newContext();
    first = await context.newPage();
    await first.goto(collector.signInLink);
    await first.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    const guides = {
      start: { kind: "notice", style: "modal", title: "Welcome", body: "Hello" },
      tip: { kind: "notice", style: "modal", title: "A tip", body: "Try it" },
    };
    await save(first, (guidebook) => ({ ...guidebook, guides }));
    await first.goto(`${collector.origin}/studio/#/guides/start`);
    await first.reload();
    await title(first).waitFor();
    second = await context.newPage();
    await second.goto(`${collector.origin}/studio/#/guides/start`);
  });
  afterAll(async () => {
    await context?.browser()?.close();
    await collector?.stop();
  });

  const title = (page: Page) => page.getByLabel("Title", { exact: true });

  it("see that the other one is there, and can only read until they take over", async () => {
    await second.getByText(/You have this open in another tab, since \d\d:\d\d/).waitFor();
    expect(await title(second).isDisabled()).toBe(true);
    await second.getByRole("button", { name: "Take over" }).click();
    await expect.poll(() => title(second).isDisabled()).toBe(false);
    // As when its window is looked at again; by itself it asks every 15 s.
    await first.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await first.getByText(/You have this open in another tab/).waitFor();
    expect(await title(first).isDisabled()).toBe(true);
    expect(await first.getByRole("button", { name: "Remove this notice" }).isDisabled()).toBe(true);
  });

  it("have their changes joined where they changed different parts, and are told", async () => {
    await save(first, (guidebook) => {
      const tip = { ...guidebook.guides?.["tip"], title: "A better tip" };
      return { ...guidebook, guides: { ...guidebook.guides, tip } };
    });
    await title(second).fill("Welcome aboard");
    await second.getByText("Somebody else changed Notice “A better tip” meanwhile.").waitFor();
    await expect.poll(titles).toEqual({ start: "Welcome aboard", tip: "A better tip" });
    await second.getByRole("button", { name: "All right" }).click();
  });

  it("are asked where both changed the same part, see both, and nothing is overwritten before", async () => {
    await save(first, (guidebook) => {
      const start = { ...guidebook.guides?.["start"], title: "Hello from Ada" };
      const tip = { ...guidebook.guides?.["tip"], body: "Try it twice" };
      return { ...guidebook, guides: { ...guidebook.guides, start, tip } };
    });
    await title(second).fill("Hello from Bo");
    const dialog = second.getByRole("dialog", { name: "This draft was saved somewhere else" });
    await dialog.getByText("Hello from Ada", { exact: true }).waitFor();
    await dialog.getByText("Hello from Bo", { exact: true }).waitFor();
    expect(await titles()).toMatchObject({ start: "Hello from Ada" });
    await dialog.getByLabel("Take theirs").check();
    await dialog.getByRole("button", { name: "Go on with this" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => title(second).inputValue()).toBe("Hello from Ada");
    expect(await titles()).toEqual({ start: "Hello from Ada", tip: "A better tip" });
  });

  it("try a version in test, and make just that one live", async () => {
    await second.close();
    await first.goto(`${collector.origin}/studio/#/publish`);
    await first.getByLabel("Goes to").selectOption({ label: TEST_FIRST });
    await first.getByRole("button", { name: "Publish to test" }).click();
    await first.getByText("Version 1 is in test: browsers with a test key get it").waitFor();
    await first.getByRole("heading", { name: "Version 1 is tried in test" }).waitFor();
    await first.getByRole("row", { name: /^1 test/ }).waitFor();
    // Forward is no way back.
    expect(await first.getByRole("button", { name: /^Roll back/ }).count()).toBe(0);
    await first.getByRole("button", { name: "Make version 1 live" }).click();
    await first.getByRole("button", { name: "Make it live" }).click();
    await first.getByText("Version 1 is live. Test gets what live gets from now on.").waitFor();
    await first.getByRole("heading", { name: "Test and live get the same" }).waitFor();
  });

  it("publish tomorrow, on their own clock, and take it back", async () => {
    await save(first, (guidebook) => ({ ...guidebook, help: { launcher: true } }));
    await first.reload();
    await first.getByRole("link", { name: "Help button" }).waitFor();
    await first.getByRole("button", { name: "Publish later…" }).click();
    expect(await first.getByLabel(/^On/).inputValue()).toMatch(/T09:00$/);
    await first.getByRole("button", { name: "Schedule" }).click();
    await first.getByRole("heading", { name: /^Goes live on .+, 09:00 \(.+\)$/ }).waitFor();
    await first.getByRole("button", { name: /^Take back/ }).click();
    await first.getByRole("heading", { name: "Nothing is scheduled" }).waitFor();
  });

  it("look at what a file would change before it takes the draft's place, and undo it", async () => {
    const { guidebook } = await draftOf(first);
    const choose = (name: string, content: string) =>
      first
        .getByLabel("Bring in a file…")
        .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
    await choose("broken.json", "{");
    await first.getByText(/broken\.json: The file is not JSON/).waitFor();
    await choose("team.json", JSON.stringify({ ...guidebook, guides: {} }));
    await first.getByRole("heading", { name: "team.json changes 2 parts of the draft" }).waitFor();
    await first.getByText("The draft holds work that is not published.").waitFor();
    expect((await draftOf(first)).guidebook).toEqual(guidebook);
    await first.getByRole("button", { name: "Put it into the draft" }).click();
    await expect.poll(titles).toEqual({});
    await first.getByRole("button", { name: "Undo, back to the draft before" }).click();
    await expect.poll(async () => (await draftOf(first)).guidebook).toEqual(guidebook);
  });

  async function titles(): Promise<Readonly<Record<string, unknown>>> {
    const { guidebook } = await draftOf(first);
    const guides = Object.entries(guidebook.guides ?? {});
    return Object.fromEntries(guides.map(([id, guide]) => [id, guide.title]));
  }
});

const TEST_FIRST = "Test first: only browsers with a test key";
type Book = Draft["guidebook"];

/** Saves the draft as a colleague's window would: past the forms of this one. */
async function save(page: Page, change: (guidebook: Book) => unknown): Promise<void> {
  const { guidebook, revision } = await draftOf(page);
  const status = await page.evaluate(
    async (body) => {
      const headers = { "content-type": "application/json" };
      return (await fetch("/api/draft", { method: "PUT", headers, body })).status;
    },
    JSON.stringify({ guidebook: change(guidebook), revision }),
  );
  expect(status).toBe(200);
}

async function draftOf(page: Page): Promise<Draft> {
  return page.evaluate(async () => (await fetch("/api/draft")).json() as Promise<Draft>);
}
