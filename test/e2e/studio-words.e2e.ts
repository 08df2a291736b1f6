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

describe("what is not so", () => {
  it("is not said of a first guide: that an older version brings it back, or that anything is replayed", async () => {
    const { page, go } = await visit("empty");
    await go("#/guides", "Guides");
    await page.getByLabel("New guide: its title").fill("Hello");
    await page.getByRole("button", { name: "Create tour" }).click();
    await page.getByRole("heading", { level: 1, name: "Hello" }).waitFor();
    await page.getByText("Said once nothing is missing here any more.").waitFor();
    expect(await page.getByText("Replaying the last").count()).toBe(0);
    await page.getByRole("button", { name: "Remove this tour" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Nothing was published yet, so nothing brings it back.").waitFor();
    expect(await dialog.getByText("older version").count()).toBe(0);
  });

  it("is not counted as done where nothing is installed", async () => {
    const { page, go } = await visit("empty");
    await go("#/install", "Install");
    await page.getByRole("heading", { name: "0 of 6 done. Script not seen yet" }).waitFor();
  });
});
