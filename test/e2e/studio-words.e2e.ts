import { describe, expect, it } from "vitest";
import { revisitStudio } from "./models/studio-page.ts";
import { studioVisits } from "./models/studio-visits.ts";

const { visit } = studioVisits(revisitStudio);

describe("that some get no guide at all", () => {
  it("is said where one publishes and where one installs, with the way to change it", async () => {
    const { page, go, axe } = await visit("lived-in");
    await go("#/install", "Install");
    const words = page.getByText(/^5 of 100 people get no guide unasked/);
    await words.getByText("You may be one of them").waitFor();
    expect(await axe()).toEqual([]);
    await go("#/publish", "Publish");
    await words.waitFor();
    await words.getByRole("link", { name: "Change how many" }).click();
    await page.getByLabel("Who gets no guide at all").selectOption("Nobody");
    await go("#/publish", "Publish");
    await page
      .getByRole("button", { name: /^Publish/ })
      .first()
      .waitFor();
    expect(await words.count()).toBe(0);
  });
});
