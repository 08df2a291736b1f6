import { describe, expect, it } from "vitest";
import { visitStudio } from "./models/studio-page.ts";
import { studioVisits } from "./models/studio-visits.ts";

const { visit } = studioVisits(() => visitStudio("lived-in"));

describe("people", () => {
  it("are narrowed by how it goes and by a trait, in an address that back and a reload keep", async () => {
    const { page, go } = await visit();
    await go("#/people", "People");
    await page.getByLabel("How it goes").selectOption("stuck");
    await page.getByRole("link", { name: /Yuki Tanaka/ }).waitFor({ state: "detached" });
    expect(page.url()).toContain("state=stuck");
    await page.getByRole("link", { name: /Ada Whitfield/ }).click();
    await page.getByRole("link", { name: "trial" }).click();
    await page.getByRole("link", { name: /Yuki Tanaka/ }).waitFor();
    await page.getByRole("link", { name: /Lena Brandt/ }).waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("link", { name: "No longer only plan: trial" }).click();
    await page.getByRole("link", { name: /Lena Brandt/ }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: /Lena Brandt/ }).waitFor({ state: "detached" });
  });

  it("lead to their account, which says on whom it rests and leads back to each of them", async () => {
    const { page, go } = await visit();
    await go("#/accounts", "Accounts");
    await page.getByLabel("Search by name or id").fill("nord");
    await page.getByText("one person does 86").waitFor();
    await page.getByRole("link", { name: "Nordlicht Kollektiv" }).click();
    await page.getByRole("heading", { name: /Samira Haddad does 86/ }).waitFor();
    await page.getByRole("link", { name: "Jonas Eklund" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Jonas Eklund" }).waitFor();
    await page.getByRole("link", { name: "Eklund Bygg AB" }).click();
    await page.getByRole("heading", { level: 1, name: "Eklund Bygg AB" }).waitFor();
  });
});

describe("what the help could not answer", () => {
  it("becomes an answer in one press, with the words filled in, and says where it is then", async () => {
    const { page, go, server } = await visit();
    await go("#/answers", "Help answers");
    await page.getByRole("button", { name: "Write the answer to “IBAN format”" }).click();
    await page.getByRole("heading", { level: 1, name: "IBAN format" }).waitFor();
    expect(await page.getByLabel("Question", { exact: true }).inputValue()).toBe("IBAN format");
    await expect
      .poll(() => server.api.draft().guidebook.faqs?.["iban-format"])
      .toMatchObject({ question: "IBAN format", keywords: ["IBAN format"] });
    await page.goBack();
    await page.getByRole("link", { name: "In the draft: IBAN format" }).waitFor();
    await page.getByText("Asked for a person", { exact: true }).waitFor();
  });
});

describe("live events", () => {
  it("are narrowed by name and user, and say what is missing of the installation", async () => {
    const { page, go } = await visit();
    await go("#/live", "Live events");
    await page.getByText("Installation: 5 of 6 done.").click();
    await page.getByText("Only where people belong to a company").waitFor();
    await page.getByLabel("Only events named").fill("drafted");
    await page.keyboard.press("Enter");
    await page
      .getByRole("status")
      .getByText(/^4 events shown/)
      .waitFor();
    expect(page.url()).toContain("name=drafted");
    await page.reload();
    await page
      .getByRole("status")
      .getByText(/^4 events shown/)
      .waitFor();
  });
});
