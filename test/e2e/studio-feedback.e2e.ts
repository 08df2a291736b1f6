import { describe, expect, it } from "vitest";
import { visitStudio } from "./models/studio-page.ts";
import { studioVisits } from "./models/studio-visits.ts";

const { visit } = studioVisits(visitStudio);

describe("feedback", () => {
  it("leads from a finding to a question, to the people behind one answer, and to their story", async () => {
    const { page } = await visit("lived-in");
    await page.getByRole("link", { name: "Feedback", exact: true }).click();
    await page.getByRole("cell", { name: "NPS +25" }).waitFor();
    await page.getByRole("link", { name: "How is Ledgerly doing?" }).click();
    await page.getByRole("heading", { name: "36 % answered: 148 of 412 people" }).waitFor();
    await page
      .getByRole("heading", { name: "Net promoter score +25, between +12 and +37" })
      .waitFor();
    await page.getByRole("link", { name: "37 people answered 9", exact: true }).waitFor();
    await page.getByRole("link", { name: "30 people: Detractors, 0 to 6" }).press("Enter");
    await page
      .getByRole("heading", {
        level: 1,
        name: "7 people answered “How likely are you to recommend Ledgerly to a colleague?” as detractors",
      })
      .waitFor();
    await page.getByRole("button", { name: "Show more people" }).click();
    await expect.poll(() => page.getByRole("row").count()).toBe(8);
    await page.getByRole("link", { name: "Ada Whitfield" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Ada Whitfield" }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "How is Ledgerly doing?" }).click();
    await page.getByRole("heading", { level: 1, name: "How is Ledgerly doing?" }).waitFor();
  });

  it("says of few answers how little they say, what is asked no more, and that several could be chosen", async () => {
    const { page, go } = await visit("lived-in");
    await go("#/feedback/quarterly", "How is Ledgerly doing?");
    await page.getByRole("heading", { name: "3 answers so far: 6.0 of 7 for ease" }).waitFor();
    await page.getByText("speed (no longer offered)").waitFor();
    await page.getByText("the shares sum up to more than 100").first().waitFor();
    await go("#/feedback/first-week", "How was your first week?");
    await page
      .getByRole("heading", {
        name: "4 answers so far: the share of the satisfied may be anywhere from 30 % to 95 %",
      })
      .waitFor();
  });

  it("looks back as far as one chooses, without taking the focus away, and keeps it in the address", async () => {
    const { page, go } = await visit("lived-in");
    await go("#/feedback/quarterly", "How is Ledgerly doing?");
    const asked = page.waitForRequest((request) => request.url().includes("days=365"));
    const time = page.getByLabel("Time", { exact: true });
    await time.focus();
    await time.selectOption({ label: "The last year" });
    await asked;
    expect(page.url()).toContain("days=365");
    expect(await time.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByText("Ada Whitfield, 10 of 10, 25 minutes ago").waitFor();
    await page.getByRole("link", { name: "Read all 61" }).click();
    await page.getByRole("heading", { level: 1, name: /^7 people answered/ }).waitFor();
    await page.getByRole("cell", { name: "10 of 10" }).waitFor();
    expect(page.url()).toContain("days=365");
    await go("#/feedback/quarterly?days=365", "How is Ledgerly doing?");
    const file = page.getByRole("link", { name: "Answers as CSV" });
    expect(await file.getAttribute("href")).toMatch(
      /\/api\/insights\/feedback\/quarterly\/export\?env=live&days=365$/,
    );
  });

  it("tells why people cancel, what they were offered, and what came of it", async () => {
    const { page, go } = await visit("lived-in");
    await go("#/feedback/leaving", "Before you go");
    await page
      .getByRole("heading", { name: "13 of 27 who gave a reason said “It costs too much”" })
      .waitFor();
    await page
      .getByText("Offered “Pause for three months”: 5 took it, 7 went on to cancel.")
      .waitFor();
    await page.getByRole("link", { name: "19 people: Went on to cancel" }).click();
    await page.getByRole("heading", { level: 1, name: "7 people went on to cancel" }).waitFor();
  });

  it("shows what somebody wrote as they wrote it, and runs none of it", async () => {
    const { page, go } = await visit("lived-in");
    await go("#/feedback/quarterly", "How is Ledgerly doing?");
    await page.getByText("<img src=x onerror=").first().waitFor();
    expect(await page.evaluate("window.wasRun")).toBeUndefined();
    expect(await page.locator(".quotes img").count()).toBe(0);
    expect(await page.locator(".quotes").innerText()).not.toContain("\u202e");
  });

  it("is one press away from the guide that asks, and says so where nobody has met it", async () => {
    const { page, go } = await visit("lived-in");
    await go("#/guides", "Guides");
    await page.getByLabel("New guide: its title").fill("A last question");
    await page.getByRole("button", { name: "Create survey" }).click();
    await page.getByRole("heading", { level: 1, name: "A last question" }).waitFor();
    await page.getByRole("link", { name: "Answers", exact: true }).click();
    await page.getByText("Nobody met it in this time").waitFor();
    await page.getByRole("link", { name: "Open the guide" }).click();
    await page.getByRole("link", { name: "Answers", exact: true }).waitFor();
  });

  it("says what to do where nobody was asked yet", async () => {
    const { page, go } = await visit("empty");
    await go("#/feedback", "Feedback");
    await page.getByRole("link", { name: "Make a survey or a cancel flow" }).click();
    await page.getByRole("heading", { level: 1, name: "Guides" }).waitFor();
  });
});
