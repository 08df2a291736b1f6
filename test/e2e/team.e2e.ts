import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchShell } from "./models/browser.ts";
import { type RunningCollector, startCollector } from "./models/collector.ts";

const ADAS = "lichen tram oboe gravel";
const BENS = "harbour mitten quartz lamp";

let browser: Browser;
let collector: RunningCollector;
let ada: Page;
let ben: Page;
let bensLink = "";
const complaints: string[] = [];

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  [ada, ben] = await Promise.all([
    (await browser.newContext()).newPage(),
    (await browser.newContext()).newPage(),
  ]);
  for (const page of [ada, ben]) {
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      // Refusals, which these walks ask for, stand in the console too.
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) {
        complaints.push(message.text());
      }
    });
  }
});
afterAll(async () => {
  await browser?.close();
  await collector?.stop();
});

const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name }).waitFor();
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

const goTo = (page: Page, name: string) =>
  page.getByRole("navigation").getByRole("link", { name, exact: true }).click();

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill("ada@ledgerly.example");
  await page.getByLabel("Password").fill(password);
  await press(page, "Sign in");
}

describe("who may come into the studio", () => {
  it("lets in by the printed link, and makes its visitor the first admin with a password", async () => {
    await ada.goto(collector.signInLink);
    await ada.getByRole("link", { name: "Choose your name and password" }).click();
    await ada.getByLabel("Your name").fill("Ada");
    await ada.getByLabel("Your e-mail").fill("ada@ledgerly.example");
    await ada.getByLabel("Password").fill("ledgerly123");
    await press(ada, "Become the first admin");
    await ada.getByText("A password has at least 12 characters").waitFor();
    expect(await ada.getByLabel("Your name").inputValue()).toBe("Ada");
    await ada.getByLabel("Password").fill(ADAS);
    await press(ada, "Become the first admin");
    await heading(ada, "Ada");
    await ada.getByText("You are the first admin").first().waitFor();
  });

  it("takes the password again after signing out, and says when it is not right", async () => {
    await press(ada, "Sign out");
    await heading(ada, "Sign in to the studio");
    await signIn(ada, "not it at all");
    await ada.getByText("The e-mail or the password is not right.").waitFor();
    expect(await ada.getByLabel("E-mail").inputValue()).toBe("ada@ledgerly.example");
    await signIn(ada, ADAS);
    await heading(ada, "Ada");
  });

  it("lets an admin invite somebody by a link that is shown once", async () => {
    await goTo(ada, "Team");
    await ada.getByLabel("Name", { exact: true }).fill("Ben");
    await ada.getByLabel("E-mail").fill("ben@ledgerly.example");
    await press(ada, "Make the invitation link");
    bensLink = await ada.getByRole("region", { name: "The one-time link" }).innerText();
    expect(bensLink).toMatch(/#token=[\w-]{43}$/);
    await ada.getByText("One person has joined, 1 invited").waitFor();
  });

  it("shows a viewer what is, without what they may not do", async () => {
    await ben.goto(bensLink);
    await heading(ben, "Welcome, Ben");
    await ben.getByLabel("New password").fill(BENS);
    await press(ben, "Save and go on");
    await heading(ben, "Overview");
    await goTo(ben, "Publish");
    await heading(ben, "Publish");
    await ben.getByText("Publishing needs the role of a publisher").waitFor();
    expect(await ben.getByRole("button", { name: /publish|pause|roll back/i }).count()).toBe(0);
    expect(await ben.getByText("Bring in a file…").count()).toBe(0);
    await goTo(ben, "Milestones");
    // Said once, wherever something is missing below it.
    await ben.getByText("Changes here are for editors and above.").waitFor();
    const crafted = await ben.evaluate(async () => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ revision: 0 });
      return (await fetch("../api/publish", { method: "POST", headers, body })).status;
    });
    expect(crafted).toBe(403);
  });

  it("goes on in the same place with what was typed once the session has ended and is renewed", async () => {
    await goTo(ada, "Milestones");
    await ada.getByLabel("New milestone").fill("Send an invoice");
    // The page has everything that it asked for: what is pressed is the first to learn that the session has ended.
    await ada.getByRole("heading", { name: "No event tells people apart yet" }).waitFor();
    await ada.context().clearCookies();
    await press(ada, "Create milestone");
    const again = ada.getByRole("dialog", { name: "Sign in again" });
    await again.waitFor();
    const place = ada.url();
    await signIn(ada, ADAS);
    await again.waitFor({ state: "detached" });
    expect(ada.url()).toBe(place);
    expect(place).toContain("#/milestones/send-an-invoice");
    await heading(ada, "Send an invoice");
    await ada.getByText("Draft saved").waitFor();
  });

  it("tells an admin what the viewer tried", async () => {
    await ada.goto(`${collector.origin}/studio/#/audit?by=Ben`);
    await ada.getByText("tried to publish and may not").waitFor();
    await ada.getByText("came for the first time").waitFor();
    expect(complaints).toEqual([]);
  });
});
