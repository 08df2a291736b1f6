import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchShell } from "./models/browser.ts";
import { type RunningCollector, startCollector } from "./models/collector.ts";

let browser: Browser;
let collector: RunningCollector;
let studio: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector({ demo: true })]);
  studio = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  studio.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  studio.on("pageerror", (error) => complaints.push(String(error)));
});
afterAll(async () => {
  await browser?.close();
  await collector?.stop();
});

const heading = (name: string | RegExp) => studio.getByRole("heading", { name });

/** How many of how many the panel's heading says, once it is for what stands in the form now. */
async function found(title: RegExp): Promise<readonly [number, number]> {
  const words = await heading(title).textContent();
  const [, some = "", all = ""] = title.exec(words?.replaceAll(/[\u202f\u00a0]/g, "") ?? "") ?? [];
  return [Number(some), Number(all)];
}

describe("whom a draft reaches", () => {
  it("is counted while a segment is put together", async () => {
    await studio.goto(collector.signInLink);
    await heading("Overview").waitFor();
    await studio.getByRole("link", { name: "Segments" }).click();
    await studio.getByLabel("New segment").fill("Sent an invoice");
    await studio.getByRole("button", { name: "Create segment" }).click();
    const everybody = await heading(/Everybody fits: (\d+) people/).textContent();
    const all = Number(/\d+/.exec(everybody ?? "")?.[0]);

    await studio.getByRole("button", { name: "Add a condition" }).click();
    await studio.getByLabel("Milestone").selectOption({ label: "First invoice sent" });
    const fits = /(\d+) of (\d+) people fit/;
    const [sent, of] = await found(fits);
    expect(of).toBe(all);
    expect(sent).toBeGreaterThan(0);
    await studio.getByText("People who have reached First invoice sent.").waitFor();

    await studio.getByLabel("People", { exact: true }).selectOption({ label: "except those who" });
    await studio.getByText("People who have not reached First invoice sent.").waitFor();
    // It is asked again once nothing was changed for a second.
    const rest = async (): Promise<number> => (await found(fits))[0];
    await expect.poll(rest).toBe(all - sent);
  });

  it("is told of a guide for that segment, with the reasons, and of one person", async () => {
    await studio.getByRole("link", { name: "Next: use it in a guide" }).click();
    await studio.getByLabel("New guide: its title").fill("Send your first invoice");
    await studio.getByRole("button", { name: "Create notice" }).click();
    await studio.getByLabel("Words").fill("It takes two minutes, {name|friend}.");
    const wouldSee = /(\d+) of (\d+) people would have seen this in the last 7 days/;
    const [everybody, all] = await found(wouldSee);

    await studio
      .getByLabel("Shown to")
      .selectOption({ label: "People for whom several things hold…" });
    await studio.getByLabel("What", { exact: true }).selectOption({ label: "are in a segment" });
    await studio.getByLabel("Segment").selectOption({ label: "Sent an invoice" });
    const reason = /Did not fit: are not in Sent an invoice/;
    await studio.getByText(reason).first().waitFor();
    const [some] = await found(wouldSee);
    expect(some).toBeLessThan(everybody);
    expect(everybody).toBeLessThanOrEqual(all);

    // The same as a table, and from it to the people.
    await studio.getByText("As a table").click();
    const row = studio.getByRole("row", { name: reason });
    const left = Number(await row.getByRole("cell").nth(1).textContent());
    expect(left).toBeGreaterThan(0);
    const person = row.getByRole("link").first();
    const name = (await person.textContent()) ?? "";

    await studio.getByLabel("Preview as").fill(name);
    await studio.getByRole("button", { name }).first().click();
    await studio.getByText(/It would not show to them now.*Did not fit/).waitFor();
    const preview = studio.frameLocator("iframe");
    await preview.getByText(`It takes two minutes, ${name}.`).waitFor();
  });

  it("keeps a segment that is in use, and everything after a reload", async () => {
    await studio.getByText("Draft saved").waitFor();
    await studio.reload();
    await studio.getByRole("link", { name: "Segments" }).click();
    await studio.getByRole("button", { name: "Remove Sent an invoice" }).click();
    const dialog = studio.getByRole("dialog", { name: "Sent an invoice is in use" });
    await dialog.getByRole("link", { name: /Send your first invoice/ }).waitFor();
    await dialog.getByRole("button", { name: "Keep it" }).click();
    await studio.getByRole("link", { name: "Sent an invoice", exact: true }).waitFor();
  });
});

it("shows the usual as chosen where the guidebook writes it out, as the demo's does of its look", async () => {
  await studio.getByRole("link", { name: "Look and limits" }).click();
  const chosen = (label: string): Promise<string> =>
    studio
      .getByLabel(label)
      .evaluate((field) => (field as HTMLSelectElement).selectedOptions[0]?.text ?? "");
  expect(await chosen("Light or dark")).toBe("As the person's system says");
  expect(await chosen("Checklists, help and slideouts stand")).toMatch(/^at the end/);
  expect(complaints).toEqual([]);
});
