import type { NewMarker, StudioSession } from "@cairn/core/api";
import type { BrowserContext, Page } from "playwright-core";
import type { RunningCollector } from "../../test/e2e/models/collector.ts";
import { openLedgerly } from "../../test/e2e/models/ledgerly.ts";
import { closeStudioBrowser, visitStudio } from "../../test/e2e/models/studio-page.ts";

/** Keeps what a page shows, or the part of it that a selector names, as a picture of that name. */
export type KeepPicture = (name: string, page: Page, part?: string) => Promise<void>;

const DAY_MS = 86_400_000;
const TITLE = "Seven digits? Put a 0 in front";
const STUCK_AT = "Bank account connected";

/**
 * Goes through the fifteen minutes of docs/studio.md over the demo's history, in a context that nobody has signed in to, and
 * keeps each picture on the way. Throws where a step is not as the page tells it.
 */
export async function drawStory(
  context: BrowserContext,
  collector: RunningCollector,
  keep: KeepPicture,
): Promise<void> {
  const studio = await context.newPage();
  const go = (hash: string) => studio.goto(`${collector.origin}/studio/${hash}`);
  await studio.goto(collector.signInLink);
  await studio.locator("h1").waitFor();
  await becomeAdmin(studio);
  await mark(studio, 17, { kind: "release", title: "New navigation" });
  await mark(studio, 11, { kind: "fix", title: "The form says why", milestone: "bank-connected" });
  await lookBackDays(studio, 2);

  await drawOverview(studio, () => go("#/"), keep);
  await beginHint(studio);
  await drawBuilder(context, studio, collector.origin, keep);
  await drawGuide(studio, keep);
  await drawPublishing(studio, keep);

  await go("#/translations");
  const notice = studio.getByRole("heading", { name: "Notice “One step to your money”" });
  // Below the bar that stays at the top.
  await notice.evaluate((heading) => scrollTo(0, heading.getBoundingClientRect().top - 80));
  await keep("studio-translations", studio);

  await go("#/people?state=stuck");
  await studio.getByRole("link", { name: "Mairi Wong" }).click();
  await studio.getByRole("heading", { name: "What happened" }).waitFor();
  await keep("studio-person", studio);
}

/** Keeps the page of a guide that has been measured for weeks, which the demo's history does not hold: of the stand-in collector. */
export async function drawEffect(keep: KeepPicture): Promise<void> {
  const { page, go, close } = await visitStudio("lived-in");
  await page.setViewportSize({ width: 1280, height: 700 });
  await go("#/effect/start", "Get your first invoice paid");
  await page.getByRole("heading", { name: "Helps" }).waitFor();
  await settled(page);
  await keep("studio-effect", page);
  await close();
  await closeStudioBrowser();
}

async function becomeAdmin(studio: Page): Promise<void> {
  await studio.getByRole("link", { name: "Choose your name and password" }).click();
  await studio.getByLabel("Your name").fill("Mira");
  await studio.getByLabel("Your e-mail").fill("mira@ledgerly.example");
  await studio.getByLabel("Password").fill("gravel lantern otter dusk");
  await studio.getByRole("button", { name: "Become the first admin" }).click();
  await studio.getByRole("heading", { level: 1, name: "Mira" }).waitFor();
}

async function mark(studio: Page, daysAgo: number, marker: Omit<NewMarker, "at">): Promise<void> {
  const at = new Date(Date.now() - daysAgo * DAY_MS).toISOString();
  await studio.evaluate(
    async (body) => {
      const headers = { "content-type": "application/json" };
      await fetch("/api/markers", { method: "POST", headers, body });
    },
    JSON.stringify({ at, ...marker }),
  );
}

/** Makes the studio's latest visit one of some days ago. */
async function lookBackDays(studio: Page, days: number): Promise<void> {
  const { name } = await studio.evaluate(async (): Promise<StudioSession> =>
    (await fetch("/api/session")).json(),
  );
  const lookedMs = Date.now() - days * DAY_MS;
  await studio
    .context()
    .addInitScript(([key, kept]) => localStorage.setItem(key, kept), [
      `overview-visit:live:${name}`,
      JSON.stringify({ lookedMs, seen: { atMs: lookedMs, verdicts: {}, moved: {} } }),
    ] as const);
}

async function drawOverview(
  studio: Page,
  open: () => Promise<unknown>,
  keep: KeepPicture,
): Promise<void> {
  const widths = [
    ["studio-overview", 1280, 1330, "light"],
    ["studio-overview-phone", 390, 1400, "dark"],
  ] as const;
  for (const [name, width, height, colorScheme] of widths.toReversed()) {
    await studio.setViewportSize({ width, height });
    await studio.emulateMedia({ colorScheme });
    await open();
    await studio.reload();
    await studio.locator(".stall-map").waitFor();
    await studio.locator("#rate-title").waitFor();
    await keep(name, studio);
  }
  await studio.setViewportSize({ width: 1280, height: 900 });
}

/** From a piece of evidence at the stone where most people stop to the form of a hint. */
async function beginHint(studio: Page): Promise<void> {
  await studio.getByRole("link", { name: "left a form unfinished on #bank-form" }).click();
  await studio.getByRole("heading", { name: `people at ${STUCK_AT}` }).waitFor();
  await studio.getByRole("button", { name: "Make a guide for it" }).click();
  await studio.getByLabel("Title").fill(TITLE);
  await studio
    .getByLabel("Words", { exact: true })
    .fill("An account number has **eight digits**, without spaces or dashes.");
  await studio.getByLabel(/^By\b/).selectOption({ index: 0 });
}

async function drawBuilder(
  context: BrowserContext,
  studio: Page,
  origin: string,
  keep: KeepPicture,
): Promise<void> {
  const product = await openLedgerly(context, origin);
  await product.open();
  await product.signUp("Ana Example");
  await product.addCustomer("Northwind");
  await product.sendInvoice();
  await product.page.close();
  await studio.getByLabel("Page of your product").fill(`${origin}/demo/settings/bank`);
  const opened = context.waitForEvent("page");
  await studio.getByRole("button", { name: "Pick on your site" }).click();
  const page = await opened;
  await page.setViewportSize({ width: 1400, height: 740 });
  const panel = page.getByRole("dialog", { name: "Cairn builder" });
  await panel.getByText("point at it and click").waitFor();
  await page.locator("#bank-account-number").click({ force: true });
  await panel.getByText(/^Matches exactly 1 element here/).waitFor();
  await panel.getByRole("button", { name: "See it here" }).click();
  await page.getByText("An account number has").waitFor();
  await keep("studio-builder", page);
  await panel.getByRole("button", { name: "Use this element" }).click();
  await panel.getByText("Sent to the studio").waitFor();
  await page.close();
  await studio.getByRole("button", { name: "Use it:" }).click();
}

async function drawGuide(studio: Page, keep: KeepPicture): Promise<void> {
  await studio.getByRole("heading", { name: /would have seen this/ }).waitFor();
  await studio.getByText("Draft saved").waitFor();
  await settled(studio);
  await keep("studio-guide", studio);
  await studio.getByLabel("Who goes without it").selectOption("10 %");
  await studio.getByRole("heading", { name: /would have seen this/ }).waitFor();
  await settled(studio);
  await studio.getByRole("progressbar").waitFor({ state: "detached" });
  await keep("studio-reach", studio, ".panel:has(#reach-title)");
}

async function drawPublishing(studio: Page, keep: KeepPicture): Promise<void> {
  await studio.getByRole("link", { name: "Next: publish" }).click();
  await studio.getByRole("heading", { name: "Ready to publish" }).waitFor();
  await studio.getByLabel("What changed").fill("A hint at the account number");
  await studio
    .getByLabel("Goes to")
    .selectOption({ label: "Test first: only browsers with a test key" });
  await keep("studio-publish", studio);
  await studio.getByRole("button", { name: "Publish to test" }).click();
  await studio.getByRole("button", { name: "Make version 2 live" }).click();
  await studio.getByRole("button", { name: "Make it live" }).click();
  await studio.getByText("Version 2 is live.").first().waitFor();
}

/** A preview and a replay follow the form a second after it rests. */
async function settled(studio: Page): Promise<void> {
  await studio.evaluate("document.activeElement?.blur(); scrollTo(0, 0)");
  await studio.waitForTimeout(2_500);
}
