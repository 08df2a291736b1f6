import { readFile } from "node:fs/promises";
import type { Guidebook } from "@cairn/core/guidebook";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StudioVisit, closeStudioBrowser, visitStudio } from "./models/studio-page.ts";

// One studio for all of them: each works on parts of its own.
let studio: StudioVisit;
beforeAll(async () => {
  studio = await visitStudio("lived-in");
});
afterAll(async () => {
  expect(studio.complaints()).toEqual([]);
  await studio.close();
  await closeStudioBrowser();
});

const guideOf = (id: string) => studio.server.api.draft().guidebook.guides?.[id];

describe("a guide of any kind", () => {
  it("is made in fields alone: a survey that asks again by score, drawn question by question", async () => {
    const { page, go, axe } = studio;
    await go("#/guides", "Guides");
    await page.getByLabel("New guide: its title").fill("How is it going?");
    await page.getByRole("button", { name: "Create survey" }).click();
    await page.getByRole("heading", { level: 1, name: "How is it going?" }).waitFor();
    await page.getByLabel("Question", { exact: true }).fill("How likely are you to recommend us?");
    await page.getByLabel("Answered by").selectOption("Would recommend: 0 to 10 (NPS)");
    await page.getByRole("button", { name: "Add a question" }).click();
    await page.getByLabel("Question", { exact: true }).nth(1).fill("What is missing?");
    const first = page.getByRole("group", { name: /^Question 1/ });
    await first.getByText("What comes next").click();
    await first.getByRole("button", { name: "Add a way" }).click();
    // A new way changes nothing yet; one that leads everybody past a question is told of.
    await expect
      .poll(() => guideOf("how-is-it-going"))
      .toMatchObject({ questions: [{ branches: [{ to: "question-2" }] }, {}] });
    await first.getByLabel("Then comes").selectOption("The end");
    const past = page.getByRole("button", { name: /^Nobody gets to question 2/ });
    await past.click();
    const second = page.getByRole("group", { name: /^Question 2/ });
    await expect
      .poll(() => second.evaluate((group) => group === document.activeElement))
      .toBe(true);
    await first.getByLabel("Score of at least").fill("9");
    await past.waitFor({ state: "detached" });
    await page.getByLabel("Share of people").selectOption("50 %");
    const frame = page.frameLocator("iframe");
    await frame.getByRole("heading", { name: "How likely are you to recommend us?" }).waitFor();
    await page.getByRole("button", { name: "Following question" }).click();
    await frame.getByRole("heading", { name: "What is missing?" }).waitFor();
    expect(await axe()).toEqual([]);
    await expect
      .poll(() => guideOf("how-is-it-going"))
      .toMatchObject({
        questions: [
          { kind: "nps", branches: [{ to: "end", atLeast: 9 }] },
          { kind: "text", title: "What is missing?" },
        ],
        sample: 0.5,
      });
    // Alt and the arrow move a question; focus goes with it, so that the next press moves on.
    await page.getByRole("button", { name: /^Move down: How likely/ }).focus();
    await page.keyboard.press("Alt+ArrowDown");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe("Move down: How likely are you to recommend us?");
    await expect
      .poll(() => guideOf("how-is-it-going"))
      .toMatchObject({ questions: [{ kind: "text" }, { kind: "nps" }] });
    expect(studio.server.api.draft().problems).toEqual([]);
  });

  it.each([
    ["Welcome question", "What brings you here?", "Answer", "I plan my week"],
    ["Monthly recap", "Your last 30 days", "Title", "Your month with us"],
    ["Cancel flow", "Before you go", "Title", "Before you leave us"],
    ["Payment reminder", "Your card needs a look", "Words", "Your card ends **soon**."],
  ])(
    "begins with the template %s and is changed in its form",
    async (name, title, field, words) => {
      const { page, go, axe } = studio;
      await go("#/guides", "Guides");
      await page.getByRole("button", { name: `Use ${name}` }).click();
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      await page.getByLabel(field, { exact: true }).first().fill(words);
      await page.frameLocator("iframe").getByText(words.replaceAll("*", "")).first().waitFor();
      expect(await axe()).toEqual([]);
      await page.getByText("Ready to publish.").waitFor();
    },
  );

  it("says its targeting in a sentence while conditions are put together", async () => {
    const { page, go } = studio;
    await go("#/guides/send-button", "Ready to send?");
    await page
      .getByText("People who are stuck at Send an invoice, on /invoices/*.", { exact: false })
      .waitFor();
    await page.getByLabel("Shown to").selectOption("People for whom several things hold…");
    await page.getByRole("button", { name: "Add a condition" }).click();
    await page.getByLabel("What", { exact: true }).nth(1).selectOption("are on a kind of device");
    await page.getByLabel("Phone", { exact: true }).check();
    await page
      .getByText("People who are stuck at Send an invoice, on /invoices/*, on a phone.")
      .waitFor();
  });

  it("takes another id, and opens under it", async () => {
    const { page, go } = studio;
    await go("#/guides/new-reminders", "Reminders now send themselves");
    await page.getByText("Its id in events").click();
    await page.getByLabel("Id", { exact: true }).fill("start");
    await page.getByText("Another guide has this id.").waitFor();
    await page.getByLabel("Id", { exact: true }).fill("reminders");
    await page.getByRole("button", { name: "Change the id" }).click();
    await page.waitForURL(/guides\/reminders$/);
    await expect.poll(() => guideOf("new-reminders")).toBeUndefined();
    expect(guideOf("reminders")).toMatchObject({ title: "Reminders now send themselves" });
  });

  it("takes Markdown by keys, and the browser's undo takes it back", async () => {
    const { page, go } = studio;
    await go("#/guides/reminders", "Reminders now send themselves");
    const words = page.getByLabel("Words", { exact: true });
    await words.fill("Press Send");
    await words.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(6, 10));
    await page.keyboard.press("Control+b");
    expect(await words.inputValue()).toBe("Press **Send**");
    await page.frameLocator("iframe").locator("strong").getByText("Send").waitFor();
    await page.keyboard.press("Control+z");
    expect(await words.inputValue()).toBe("Press Send");
  });
});

describe("the list of guides", () => {
  it("tells them by how they stand, finds them by the address, and puts one aside and back", async () => {
    const { page, go } = studio;
    await go("#/guides?of=checklist", "Guides");
    await page.getByRole("heading", { level: 3, name: "Live", exact: true }).waitFor();
    expect(await page.getByRole("link", { name: "Ready to send?" }).count()).toBe(0);
    await page.getByRole("button", { name: "Duplicate Get your first invoice paid" }).click();
    await page.getByRole("heading", { level: 1, name: /\(copy\)$/ }).waitFor();
    await expect
      .poll(() => guideOf("get-your-first-invoice-paid-copy"))
      .toMatchObject({ status: "off" });
    await page.goBack();
    await page.getByRole("button", { name: /^Archive Get your.*copy/ }).click();
    await page.getByRole("heading", { level: 3, name: "Archived" }).waitFor();
    await page.getByLabel("How it stands").selectOption("Archived (1)");
    expect(page.url()).toContain("standing=archived");
    await page.getByRole("button", { name: /^Remove Get your/ }).click();
    await page.getByRole("button", { name: "Remove it", exact: true }).click();
    await page.getByText("None of your guides fits").waitFor();
    await expect.poll(() => guideOf("get-your-first-invoice-paid-copy")).toBeUndefined();
  });
});

describe("the look of all help", () => {
  it("says which colours are too close to be read, and is seen in the preview at once", async () => {
    const { page, go, server } = studio;
    await go("#/look", "Look and limits");
    await page.getByText("Every text can be read well, light and dark.").waitFor();
    const accent = page.getByRole("group", { name: "Buttons and progress" });
    await accent.getByRole("textbox", { name: "Light", exact: true }).fill("#ffd400");
    await page
      .getByText("“Words on buttons” on “Buttons and progress”, light: contrast 1.4")
      .waitFor();
    const button = page.frameLocator("iframe").getByRole("link", { name: "Add one" });
    await expect
      .poll(() => button.evaluate((one) => getComputedStyle(one).backgroundColor))
      .toBe("rgb(255, 212, 0)");
    await page.getByLabel("In a day").fill("-1");
    await page.getByLabel("In a day").blur();
    await page.getByText("Give a whole number of 0 or more.").first().waitFor();
    await page.getByLabel("In a day").fill("2");
    await accent.getByRole("button", { name: "Light: as the look has it" }).click();
    await expect
      .poll(() => server.api.draft().guidebook)
      .toMatchObject({ caps: { perDay: 2 }, theme: { tokens: {} } });
  });
});

describe("a translation into Arabic", () => {
  it("is written beside the original from right to left, and seen so in the preview", async () => {
    const { page, go, axe, server } = studio;
    await go("#/translations", "Translations");
    // What is no language is refused where it was typed: at Publish it would stop everything.
    const add = page.getByLabel("Add a language");
    await add.fill("xx-yy-zz-toolong");
    await add.press("Enter");
    await page.getByRole("alert").getByText("“xx-yy-zz-toolong” is no language tag").waitFor();
    await add.fill("pt_BR");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("button", { name: "Add Brazilian Portuguese (pt-BR)" }).click();
    await expect.poll(() => server.api.draft().guidebook.locales).toEqual(["en", "de", "pt-BR"]);
    await page.getByRole("button", { name: "Remove Brazilian Portuguese and its texts" }).click();
    await page.getByRole("button", { name: "Remove it and its texts" }).click();
    await expect.poll(() => server.api.draft().guidebook.locales).toEqual(["en", "de"]);
    await page.getByLabel("Add a language").fill("ar");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("heading", { level: 2, name: /texts to translate$/ }).waitFor();
    expect(page.url()).toContain("locale=ar");
    await page.getByLabel("Search in both languages").fill("customer");
    const field = page.getByLabel("Title, item 1 in Arabic: Add a customer");
    expect(await field.getAttribute("dir")).toBe("rtl");
    await field.fill("أضف عميلاً");
    await page.getByLabel("Search in both languages").fill("first invoice paid");
    await page.getByLabel("Title in Arabic: Get your first invoice paid").fill("أول فاتورة مدفوعة");
    expect(await axe()).toEqual([]);
    // By way of a translator: out as XLIFF, changed there, and back.
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export as XLIFF" }).click(),
    ]);
    const file = await readFile(await download.path(), "utf8");
    expect(file).toContain('source-language="en" target-language="ar"');
    await page.getByLabel("Import a translated file").setInputFiles({
      name: "texts-ar.xlf",
      mimeType: "application/xliff+xml",
      buffer: Buffer.from(file.replace("أول فاتورة مدفوعة", "فاتورتك الأولى")),
    });
    await page.getByText("1 text in Arabic taken over.").waitFor();
    await page.getByLabel("Only what is missing").check();
    expect(await page.getByLabel("Title in Arabic: Get your first invoice paid").count()).toBe(0);

    await go("#/guides/start", "Get your first invoice paid");
    await page.getByLabel("Preview in the language").selectOption("Arabic");
    const frame = page.frameLocator("iframe");
    await frame.getByRole("dialog", { name: "فاتورتك الأولى" }).waitFor();
    await frame.getByText("أضف عميلاً").waitFor();
    // What is missing is read in the first language.
    await frame.getByText("Send an invoice").waitFor();
    const panel = frame.getByRole("dialog", { name: "فاتورتك الأولى" });
    // The frame is drawn anew once the draft is saved, which may be just now.
    await expect
      .poll(() => panel.evaluate((dialog) => getComputedStyle(dialog).direction))
      .toBe("rtl");
  });
});

describe("a wrong definition", () => {
  it("is refused at its place in words, keeps what was typed, and is found from the list before publishing", async () => {
    const { page, go, server } = studio;
    await go("#/guides/reminders", "Reminders now send themselves");
    const address = page.getByLabel("Leads to");
    await address.fill("javascript:alert(1)");
    await address.blur();
    await page
      .getByText(/^Use a path such as \/invoices, or an address/)
      .first()
      .waitFor();
    const times = page.getByLabel("Shown at most so many times");
    await times.fill("-3");
    await times.blur();
    await page.getByText("Give a whole number of 1 or more.").first().waitFor();
    // Folded away by hand, it is unfolded by the way from the list of what is wrong.
    await page.getByText("How often, and before which others").click();
    await page.getByRole("button", { name: "Give a whole number of 1 or more." }).click();
    await page.waitForFunction(() => document.activeElement?.id === "guides.reminders.caps.times");
    await expect
      .poll(() => server.api.draft().problems.map((one) => one.path))
      .toEqual(["guides.reminders.actions.0.href", "guides.reminders.caps.times"]);
    // By hand, in JSON, an item names a milestone that there is not: nothing of it is taken over.
    await go("#/guides/start?view=json", "Get your first invoice paid");
    const text = page.getByLabel("Its definition");
    const typed = (await text.inputValue()).replace('"bank-connected"', '"bank-conected"');
    await text.fill(typed);
    await page.getByText("Not taken over: the draft keeps what it had before.").waitFor();
    await page.getByText("items.2.milestone", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Form", exact: true }).click();
    await page.getByRole("link", { name: "JSON", exact: true }).click();
    expect(await text.inputValue()).toBe(typed);
    expect(guideOf("start")).toMatchObject({
      items: [{}, {}, { milestone: "bank-connected" }, {}],
    });

    await go("#/publish", "Publish");
    await page.getByRole("link", { name: /^Give a whole number of 1 or more/ }).click();
    await page.waitForFunction(() => document.activeElement?.id === "guides.reminders.caps.times");
    expect(await times.inputValue()).toBe("-3");
    expect(await address.inputValue()).toBe("javascript:alert(1)");
    await times.fill("2");
    await address.fill("/settings/reminders");
    await page.getByText("Ready to publish.").waitFor();
  });
});

describe("words that want to do harm", () => {
  it("are shown as the words they are, however long", async () => {
    const { page, go, server } = studio;
    const hostile = `<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>\u202Egnp.exe`;
    const long = "Wide".repeat(2_500);
    const { guidebook } = server.api.draft();
    const title = `${hostile}${long}`;
    server.api.saveElsewhere({
      ...guidebook,
      guides: {
        ...guidebook.guides,
        hostile: { kind: "notice", style: "modal", title, body: hostile, note: long },
      },
    });
    await page.reload();
    for (const hash of ["#/guides", "#/guides/hostile", "#/translations?locale=ar", "#/publish"]) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await page.getByText("<script>window.harmed=1</script>", { exact: false }).first().waitFor();
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll("main *")]
          .filter((one) => one.getBoundingClientRect().right > innerWidth)
          .map((one) => `${one.tagName}.${one.className}`),
      );
      expect({ hash, wide }).toEqual({ hash, wide: [] });
    }
    expect(await page.evaluate(() => "harmed" in window)).toBe(false);
    await go("#/guides/hostile", title.slice(0, 40));
    const frame = page.frameLocator("iframe");
    await frame.getByText("<img src=x", { exact: false }).first().waitFor();
    expect(await frame.locator("img").count()).toBe(0);
  });
});

describe("a guidebook that was written by hand", () => {
  it("stands in the forms with every entry that it has", async () => {
    const { page, server } = studio;
    const every = new URL("../../examples/guidebooks/every-kind.guidebook.json", import.meta.url);
    const book = JSON.parse(await readFile(every, "utf8")) as Guidebook;
    server.api.saveElsewhere(book);
    await page.reload();
    for (const [id, guide] of Object.entries(book.guides ?? {})) {
      await page.evaluate((to) => {
        location.hash = to;
      }, `#/guides/${id}`);
      await page.locator(`[id="guides.${id}.status"]`).waitFor();
      const ids = new Set(
        await page.evaluate(() => [...document.querySelectorAll("main [id]")].map((one) => one.id)),
      );
      const isShown = ([path, value]: readonly [string, string]): boolean => {
        const [list, key] = [above(path), path.slice(above(path).length + 1)];
        // Of a text in several languages the first stands in the field; a choice is named by its value.
        const isText = book.locales?.includes(key) === true && ids.has(list);
        return ids.has(path) || isText || ids.has(`${list}:${value}`);
      };
      // What a row is known by stands in no field.
      const hidden = entriesOf(guide, `guides.${id}`).filter(
        (entry) => !/\.(id|kind)$/.test(entry[0]) && !isShown(entry),
      );
      expect({ id, hidden }).toEqual({ id, hidden: [] });
    }
  });
});

/** Every single value with its place. */
function entriesOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, `${path}.${key}`));
}

function above(path: string): string {
  return path.slice(0, path.lastIndexOf("."));
}
