import { expect, it } from "vitest";
import { onDay } from "../../packages/studio/src/words/figures.ts";
import { revisitStudio } from "./models/studio-page.ts";
import { studioVisits } from "./models/studio-visits.ts";

const { visit } = studioVisits(revisitStudio);

it("leads from a piece of evidence to its people and to an answer for them, and back", async () => {
  const { page } = await visit("lived-in");
  const heading = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByRole("link", { name: "searched “sort code” and found nothing" }).click();
  await heading("4 people at Connect a bank: searched “sort code” and found nothing");
  await page.getByRole("link", { name: "Ada Whitfield" }).waitFor();
  await page.getByRole("button", { name: "Make a guide for it" }).click();
  await heading("Sort code");
  expect(await page.getByLabel("Question").inputValue()).toBe("Sort code");
  await page.goBack();
  await heading("4 people at Connect a bank");
  await page.goBack();
  await heading("Overview");
});

it("marks a stall as fixed in the product, with what showed it, and a release from the curve", async () => {
  const { page, server } = await visit("lived-in");
  await page.getByRole("button", { name: "Fixed in the product: Connect a bank" }).press("Enter");
  await page.getByLabel("What was fixed").fill("The form takes spaces");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // Focus is back at the button that opened the question.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
    .toBe("Fixed in the product: Connect a bank");
  await page.getByRole("link", { name: `Fixed ${onDay(new Date().toISOString())}: 74` }).waitFor();

  await page.getByText("Mark a release or a fix").click();
  await page.getByLabel(/^What changed on/).fill("Faster start");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Faster start" }).first().waitFor();
  const marks = server.api.answer("GET", "markers", new URLSearchParams(), undefined).body;
  expect(marks).toMatchObject([
    { kind: "release", title: "Faster start" },
    {
      kind: "fix",
      title: "The form takes spaces",
      milestone: "bank-connected",
      evidence: "Bank Connection Failed: Account number invalid",
    },
    { title: "New bank form" },
    { title: "New navigation" },
  ]);
});
