import type { Guidebook } from "@cairn/core/guidebook";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startJourneyHost } from "./models/journey-host.ts";
import type { JourneyHost } from "./models/journey-host.ts";

const never = { kind: "did", event: { name: "Nothing" }, atLeast: 1 } as const;
const guidebook: Guidebook = {
  version: 1,
  experiments: { holdout: 0 },
  milestones: {
    invoice: {
      title: "Invoice sent",
      when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
    },
  },
  guides: {
    first: {
      kind: "tour",
      title: "Your first invoice",
      when: never,
      steps: [
        {
          id: "menu",
          target: { selectors: ["#menu"] },
          body: "It begins here.",
          pages: ["/start"],
        },
        {
          id: "customer",
          target: { selectors: ["#customer"] },
          body: "Who is it for?",
          pages: ["/invoices"],
          href: "/invoices",
          advance: { on: "input" },
        },
        {
          id: "send",
          target: { selectors: ["#send"] },
          body: "Off it goes.",
          pages: ["/invoices"],
          advance: { on: "click" },
        },
        { id: "end", body: "That was all." },
      ],
    },
    feedback: {
      kind: "survey",
      title: "Two questions",
      when: never,
      questions: [
        { id: "ease", kind: "ces", title: "How easy was it?" },
        { id: "words", kind: "text", title: "What was missing?" },
      ],
    },
    hello: {
      kind: "welcome",
      title: "What brings you here?",
      when: never,
      trait: "goal",
      options: [
        { id: "paid", label: "Get paid" },
        { id: "books", label: "Keep the books" },
      ],
    },
    leaving: {
      kind: "cancel",
      title: "Before you go",
      question: "Why do you leave?",
      reasons: [
        { id: "price", label: "Too expensive" },
        {
          id: "quiet",
          label: "Nothing to bill just now",
          remedy: { id: "rest", kind: "pause", title: "Take a rest", label: "Pause for a month" },
        },
      ],
    },
  },
  caps: { perSession: 20, perDay: 20, perWeek: 20, minGap: "0s", quietAfterLoad: "0s" },
};

let host: JourneyHost;
beforeAll(async () => {
  host = await startJourneyHost(guidebook);
});
afterAll(() => host.stop());

const ready = (page: Page) => page.waitForFunction("window.cairn?.state?.value.ready === true");
const said = (page: Page, words: string) =>
  page.locator("[part~=step]").getByText(words).first().waitFor();
// The page may be gone before a call that is under way was answered.
const walk = (page: Page, way: "back" | "forward") =>
  page.evaluate(`void setTimeout(() => history.${way}())`);
/** A new visitor whom the tour has led to its second page. */
async function onSecondPage(): Promise<Page> {
  const page = await host.open();
  await ready(page);
  await page.evaluate("cairn.show('first')");
  await said(page, "It begins here.");
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL("**/invoices");
  await said(page, "Who is it for?");
  return page;
}
const gone = (page: Page) => page.locator("[part~=step]").waitFor({ state: "detached" });

it("23: a tour leads over pages and reloads, waits for what is done, and gives way to a modal", async () => {
  const page = await onSecondPage();
  await page.reload();
  await said(page, "Who is it for?");
  await page.fill("#customer", "Ada");
  await page.press("#customer", "Tab");
  await said(page, "Off it goes.");
  await page.evaluate("hours.showModal()");
  await gone(page);
  await page.getByRole("button", { name: "Back to work" }).click();
  await said(page, "Off it goes.");
  await page.click("#send");
  await said(page, "That was all.");
  expect(await page.textContent("#send")).toBe("Sent");
  await page.getByRole("button", { name: "Done" }).click();
  await gone(page);
  const events = await host.eventsOf(page);
  const ofTour = events.filter(([name]) => name.startsWith("Guide "));
  expect(
    ofTour.map(([name, properties]) => [name, (properties as { step?: string }).step]),
  ).toEqual([
    ["Guide Shown", "menu"],
    ["Guide Advanced", "customer"],
    ["Guide Advanced", "send"],
    ["Guide Advanced", "end"],
    ["Guide Completed", undefined],
  ]);
});

it("23: who goes back to an earlier page of a tour finds its step there, and the later one on the way forth", async () => {
  const page = await onSecondPage();
  // Pages that come back as they were left load nothing that could be waited for.
  await walk(page, "back");
  await said(page, "It begins here.");
  await walk(page, "forward");
  await said(page, "Who is it for?");
  await walk(page, "back");
  await said(page, "It begins here.");
  await page.reload();
  await said(page, "It begins here.");
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL("**/invoices");
  await said(page, "Who is it for?");
});

it("a survey goes on after a reload where it was, and no question is answered twice", async () => {
  const page = await host.open();
  await ready(page);
  await page.evaluate("cairn.show('feedback')");
  await page.getByRole("radio", { name: "6" }).click();
  await page.getByRole("heading", { name: "What was missing?" }).waitFor();
  await page.reload();
  await ready(page);
  await page.evaluate("cairn.show('feedback')");
  await page.getByRole("heading", { name: "What was missing?" }).waitFor();
  await page.getByRole("textbox", { name: "What was missing?" }).fill("Nothing");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Thank you, that helps.").waitFor();
  const answers = (await host.eventsOf(page)).filter(([name]) => name === "Survey Answered");
  expect(answers.map(([, properties]) => properties)).toMatchObject([
    { question: "ease", score: 6 },
    { question: "words", text: "Nothing" },
  ]);
});

it("9: a welcome question that gives way to a modal of the page comes back with what was chosen in it", async () => {
  const page = await host.open();
  await page.goto(page.url().replace("start", "invoices"));
  await ready(page);
  await page.evaluate("cairn.show('hello')");
  const choice = page.getByRole("radio", { name: "Keep the books" });
  await choice.check();
  await page.evaluate("hours.showModal()");
  await choice.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Back to work" }).click();
  await choice.waitFor();
  expect(await choice.isChecked()).toBe(true);
  await page.getByRole("button", { name: "Next" }).click();
  await choice.waitFor({ state: "detached" });
  expect(await page.evaluate("cairn.state.value.goal")).toBe("books");
});

it("a cancel flow tells the page what it came to", async () => {
  const page = await host.open();
  await ready(page);
  const outcome = page.evaluate("cairn.startCancel()");
  await page.getByText("Nothing to bill just now").click();
  const next = page.getByRole("button", { name: "Next" });
  if (await next.isVisible()) await next.click();
  await page.getByRole("button", { name: "Pause for a month" }).click();
  expect(await outcome).toEqual({ outcome: "kept", reason: "quiet", remedy: "rest" });
  const names = (await host.eventsOf(page)).map(([name]) => name);
  expect(names).toEqual(
    expect.arrayContaining(["Guide Shown", "Cancel Reason Given", "Cancel Remedy Accepted"]),
  );
});
