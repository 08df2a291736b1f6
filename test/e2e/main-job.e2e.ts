import type { Person, Stalls } from "@cairn/core/api";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchShell } from "./models/browser.ts";
import { type RunningCollector, startCollector } from "./models/collector.ts";
import { type Ledgerly, openLedgerly } from "./models/ledgerly.ts";

const REFUSAL = /Account number must be 8 digits/;

let browser: Browser;
let collector: RunningCollector;
let context: BrowserContext;
let app: Ledgerly;

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector({ demo: true })]);
});
afterAll(async () => {
  await browser?.close();
  await collector?.stop();
});

async function freshUser(): Promise<void> {
  await context?.close();
  context = await browser.newContext();
  app = await openLedgerly(context, collector.origin);
}

/** The person of the page, as the studio's API tells it once everything has arrived. */
async function personOfPage(): Promise<Person> {
  const { report, user } = await app.page.evaluate(async () => ({
    report: await window.cairn.flush({ to: "collector" }),
    user: window.cairn.state.value.userId!,
  }));
  expect(report).toMatchObject({ rejected: 0, pending: 0 });
  return collector.api<Person>(`/people/${encodeURIComponent(user)}`);
}
const count = (person: Person, name: string) =>
  person.timeline.filter((entry) => entry.name === name).length;

describe("a new user who gets stuck", () => {
  it("gets the checklist, ticks items, is helped within two seconds of the third failure, and finishes", async () => {
    await freshUser();
    await app.open();
    await app.signUp("Ana Example");
    await app.checklist.waitFor();
    expect(await app.checklist.textContent()).toContain("0 of 4 done");

    await app.addCustomer("Northwind");
    await app.progress("1 of 4 done");
    await app.sendInvoice();
    await app.progress("2 of 4 done");

    await app.openBank();
    await app.tryBank("12 34 56");
    await app.tryBank("1234567");
    expect(await app.offer.isVisible()).toBe(false);
    await app.tryBank("12-34-567");
    const failedAt = performance.now();
    await app.offer.waitFor({ timeout: 2_000 });
    expect(performance.now() - failedAt).toBeLessThan(2_000);
    await expect.poll(() => app.page.locator("#bank-error").textContent()).toMatch(REFUSAL);

    await app.offer.getByRole("button", { name: "Show the answer" }).click();
    const help = app.page.getByRole("dialog", { name: "Help" });
    await help.getByText("8 digits").first().waitFor();
    await help.getByRole("button", { name: "Yes" }).click();
    await help.getByRole("button", { name: "Close" }).click();

    await app.tryBank("01234567");
    await app.page.locator("#bank-connected").waitFor();
    await app.progress("3 of 4 done");
    await app.recordPayment();
    await expect.poll(() => app.page.evaluate(() => window.cairn.state.value.activated)).toBe(true);
    await app.progress("All done");
    expect(app.complaints).toEqual([]);
  });

  it("is in the collector: each event once, the stall with its evidence, and its end", async () => {
    const person = await personOfPage();
    expect(person.progress.filter((one) => one.reachedAt === undefined)).toEqual([]);
    const once = ["Signed Up", "Customer Added", "Invoice Sent", "Bank Connected", "Invoice Paid"];
    once.push("Stall Detected", "Stall Resolved", "Help Answer Viewed", "Help Answer Rated");
    expect(once.map((name) => [name, count(person, name)])).toEqual(once.map((name) => [name, 1]));
    expect(count(person, "Bank Connect Failed")).toBe(3);
    expect(count(person, "Milestone Reached")).toBe(4);
    // The browser and the collector read the same events alike.
    expect(person.timeline.filter((entry) => entry.kind === "claim")).toEqual([]);
    expect(count(person, "Checklist Item Completed")).toBe(4);
    expect(new Set(person.timeline.map((entry) => entry.messageId)).size).toBe(
      person.timeline.length,
    );
    const stalls = await collector.api<Stalls>("/insights/stalls");
    const own = stalls.people.find((one) => one.user === person.id);
    expect(own).toMatchObject({ milestone: "bank-connected", resolvedAt: expect.any(String) });
    expect(own!.words).toMatch(/^Stuck at Bank account connected: .*failed attempts/);
  });

  it("walks the same way with the keyboard alone", async () => {
    await freshUser();
    await app.open();
    const { page } = app;
    const { keyboard } = page;
    await type({ name: "Ben Example", company: "Ben Ltd", email: "ben@example.com" });
    await keyboard.press("Enter");
    await app.checklist.waitFor();
    await press("nav-customers", "add-customer");
    await type({ "customer-name": "Northwind", "customer-email": "buyer@example.com" });
    await keyboard.press("Enter");
    await app.progress("1 of 4 done");
    await press("nav-invoices", "new-invoice");
    await tabTo("invoice-customer");
    await keyboard.press("ArrowDown");
    await type({ "line-1-description": "Design", "line-1-quantity": "2", "line-1-price": "150" });
    await press("create-invoice", "send-invoice");
    await app.progress("2 of 4 done");

    await press("nav-bank");
    await type({ "bank-account-holder": "Ben Example", "bank-account-number": "1" });
    await type({ "bank-sort-code": "20-00-00" });
    await keyboard.press("Enter");
    await page.locator("#bank-error p").waitFor();
    for (const number of ["12", "123"]) {
      await type({ "bank-account-number": number });
      await keyboard.press("Enter");
      await page.locator("#bank-error p").waitFor();
    }
    await app.offer.waitFor({ timeout: 2_000 });
    // The offer takes no focus: the user goes on typing where they were.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("bank-account-number");
    await tabTo("Show the answer");
    await keyboard.press("Enter");
    const help = page.getByRole("dialog", { name: "Help" });
    await help.getByText("8 digits").first().waitFor();
    await keyboard.press("Escape");
    await expect.poll(() => help.isVisible()).toBe(false);
    await type({ "bank-account-number": "01234567" });
    await keyboard.press("Enter");
    await app.progress("3 of 4 done");

    // The list stepped aside when the work began; it comes back, and goes, by the keyboard too.
    await tabTo("3 of 4 done");
    await keyboard.press("Enter");
    await app.checklist.waitFor();
    await keyboard.press("Escape");
    await expect.poll(() => app.checklist.isVisible()).toBe(false);
    expect(await focusedName()).toContain("3 of 4 done");
    await press("nav-invoices");
    await tabTo("tr[data-invoice] a");
    await keyboard.press("Enter");
    await press("record-payment");
    await app.progress("All done");
    expect(app.complaints).toEqual([]);
  });
});

/** Goes to each field by Tab and types, in place of what stood there. */
async function type(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, text] of Object.entries(fields)) {
    await tabTo(id);
    await app.page.keyboard.press("ControlOrMeta+a");
    await app.page.keyboard.type(text);
  }
}

/** Goes to each control by Tab and presses Enter. */
async function press(...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await app.page.locator(`#${id}`).waitFor();
    await tabTo(id);
    await app.page.keyboard.press("Enter");
  }
}

/** Presses Tab until a control has focus: the host's by id or selector, Cairn's by words of its name. */
async function tabTo(control: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    const [isThere, name] = await app.page.evaluate((wanted) => {
      const active = document.activeElement;
      const focused = active?.shadowRoot?.activeElement;
      const named = focused?.getAttribute("aria-label") ?? focused?.textContent?.trim();
      const selector = /[ [#.]/.test(wanted) ? wanted : `#${wanted}`;
      try {
        return [active?.matches(selector), named] as const;
      } catch {
        return [false, named] as const;
      }
    }, control);
    if (isThere || name?.includes(control)) return;
    await app.page.keyboard.press("Tab");
  }
  throw new Error(`"${control}" was not reached with the Tab key`);
}

function focusedName(): Promise<string | undefined> {
  return app.page.evaluate(() => {
    const focused = document.activeElement?.shadowRoot?.activeElement;
    return focused?.getAttribute("aria-label") ?? focused?.textContent?.trim();
  });
}

describe("the same page with Cairn blocked", () => {
  const blocked: readonly [string, (context: BrowserContext) => Promise<unknown>][] = [
    ["the script is blocked", (one) => one.route("**/cairn.js", (route) => route.abort())],
    ["the engine is blocked", (one) => one.route("**/cairn/**", (route) => route.abort())],
    ["the collector is down", (one) => one.route("**/v1/**", (route) => route.abort())],
    [
      "storage is denied",
      (one) =>
        one.addInitScript(() => {
          for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
            Object.defineProperty(window, name, {
              get() {
                throw new DOMException("denied", "SecurityError");
              },
            });
          }
        }),
    ],
  ];
  it.concurrent.each(blocked)("works as if Cairn were not there: %s", async (_, block) => {
    const own = await browser.newContext();
    await block(own);
    const ledgerly = await openLedgerly(own, collector.origin);
    await ledgerly.open();
    await ledgerly.signUp("Cem Example");
    await ledgerly.addCustomer("Northwind");
    await ledgerly.sendInvoice();
    await ledgerly.openBank();
    await ledgerly.tryBank("12 34 56");
    await ledgerly.tryBank("01234567");
    await ledgerly.recordPayment();
    await ledgerly.page.getByText("Paid").first().waitFor();
    await own.close();
    // What the browser itself says about a blocked request is not ours to silence.
    const ours = ledgerly.complaints.filter((text) => !/ERR_FAILED|\[cairn\]|^Cairn:/i.test(text));
    expect(ours).toEqual([]);
  });
});

declare global {
  interface Window {
    readonly cairn: import("@cairn/sdk").Cairn;
  }
}
