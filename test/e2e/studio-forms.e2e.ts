import { describe, expect, it } from "vitest";
import { fixtureRefusedRequest } from "../../packages/studio/test/fixtures/people.ts";
import { revisitStudio } from "./models/studio-page.ts";
import { studioVisits } from "./models/studio-visits.ts";

const { visit, expectComplaints } = studioVisits(revisitStudio);

describe("the studio's screens", () => {
  it("go back to where one was, and keep the place in the address", async () => {
    const { page } = await visit("lived-in");
    await page.getByRole("link", { name: "People", exact: true }).click();
    await page.getByLabel("Search by name, e-mail or id").fill("yuki");
    await page.getByRole("link", { name: /Yuki Tanaka/ }).waitFor();
    await page.getByRole("link", { name: /Ada/ }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: /Yuki Tanaka/ }).click();
    await page.getByRole("heading", { level: 1, name: "Yuki Tanaka" }).waitFor();
    await page.goBack();
    expect(await page.getByLabel("Search by name, e-mail or id").inputValue()).toBe("yuki");
    expect(page.url()).toContain("search=yuki");
  });
});

describe("focus", () => {
  it("stays at the link that somebody reached before the new screen's heading took it", async () => {
    const { page, go } = await visit("lived-in");
    await go("#/guides", "Guides");
    const [isFirst, isKept] = await page.evaluate(async () => {
      const link = () =>
        [...document.querySelectorAll("a")].find((one) => one.text.startsWith("Set a holdout"));
      // No frame is drawn for the heading before the link is there, however long its code takes to come.
      const held: FrameRequestCallback[] = [];
      const draw = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (drawn) => held.push(drawn);
      location.hash = "#/effect/new-reminders";
      while (link() === undefined) await new Promise((done) => setTimeout(done));
      const before = document.activeElement;
      link()?.focus();
      window.requestAnimationFrame = draw;
      for (const drawn of held) draw(drawn);
      for (let frames = 0; frames < 12; frames += 1) await new Promise((done) => draw(done));
      return [before?.id !== "page-title" && held.length > 0, document.activeElement === link()];
    });
    expect({ isFirst, isKept }).toEqual({ isFirst: true, isKept: true });
  });
});

describe("how stalls are judged", () => {
  it("is found from who is stuck, learns anew with the keyboard while it says how far it is, and takes another rate", async () => {
    const { page, server } = await visit("lived-in");
    await page.getByRole("link", { name: "How stalls are judged" }).press("Enter");
    await page.getByText(/^Learned from 1.240 people, checked: 4.8.% false alarms/).waitFor();
    const learn = page.getByRole("button", { name: "Learn anew" });
    await learn.press("Enter");
    await page.getByRole("status").getByText("Learning from 1\u202f350 people…").waitFor();
    await page.getByText("Learning from").waitFor({ state: "detached" });
    expect(await learn.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByText("As a table").press("Enter");
    const chances = page.getByRole("table", { name: "Chances that were given" });
    expect(await chances.getByRole("row").count()).toBe(11);
    await page.getByLabel("False alarms that you accept").selectOption("2 in 100");
    await expect.poll(() => server.api.draft().guidebook.stalls).toEqual({ falseAlarms: 0.02 });
  });
});

describe("measuring a guide", () => {
  it("leads from its verdict to the guide, where a holdout is set by keyboard; a day is marked to compare with", async () => {
    const { page, go, server } = await visit("lived-in");
    await go("#/guides", "Guides");
    await page.getByRole("link", { name: "Effect: Not measured" }).press("Enter");
    await page.getByText(/^Set a holdout to measure this guide/).waitFor();
    await page.getByRole("link", { name: "Set a holdout in the guide" }).press("Enter");
    await page.getByLabel("Who goes without it").focus();
    // The closed list takes what is typed, as any select does.
    await page.keyboard.type("20");
    await page.keyboard.press("Tab");
    await page.getByLabel("Measured by reaching").selectOption("paid-invoice");
    await expect
      .poll(() => server.api.draft().guidebook.guides?.["new-reminders"])
      .toMatchObject({ holdout: 0.2, effect: { milestone: "paid-invoice" } });

    await go("#/effect/start", "Get your first invoice paid");
    await page.getByText("As a table").press("Enter");
    await page.getByRole("table", { name: "Effect of Get your first invoice paid" }).waitFor();
    await go("#/before-after?milestone=bank-connected", "Before and after");
    await page.getByLabel("Day", { exact: true }).fill("2026-05-04");
    await page.getByRole("heading", { name: "It rose" }).waitFor();
    await page.getByLabel("What changed on 4 May 2026").fill("Clearer bank form");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Clearer bank form" }).waitFor();
    expect(page.url()).toContain("day=2026-05-04");
  });
});

describe("installing", () => {
  it("leads to the addresses that browsers may send from, and says at the field what is wrong", async () => {
    const { page, go, server } = await visit("lived-in");
    await go("#/install?env=test", "Install");
    await page.getByText(/None yet\. Only pages on this machine/).waitFor();
    const add = page.getByRole("button", { name: "Add an address" });
    const first = page.getByLabel("Addresses of your product 1");
    // Before the next task, thus before the next key: what is typed right after the press goes into the new row.
    const focused = await add.evaluate(async (button: HTMLElement) => {
      button.focus();
      button.click();
      await new Promise((done) => setTimeout(done));
      return document.activeElement?.id;
    });
    expect(focused).toBe("origins.0");
    await page.keyboard.type("staging.ledgerly.example");
    await page.keyboard.press("Enter");
    await page.getByText("Begin with https:// or http://: https://staging").waitFor();
    expect(await first.getAttribute("aria-invalid")).toBe("true");
    await first.fill("https://staging.ledgerly.example/");
    await page.getByRole("button", { name: "Save addresses" }).click();
    await page.getByText("Saved. It counts from the next request on.").waitFor();
    expect(server.api.keys()).toContainEqual(
      expect.objectContaining({
        environment: "test",
        origins: ["https://staging.ledgerly.example"],
      }),
    );
    // The environment's switch decides which key is meant.
    await page.getByLabel("Environment").selectOption("live");
    await page.waitForFunction(() => {
      const field = document.getElementById("origins.0");
      return field instanceof HTMLInputElement && field.value === "https://app.ledgerly.example";
    });
    await page.getByLabel("Environment").selectOption("test");
    await page.waitForFunction(() => {
      const field = document.getElementById("origins.0");
      return field instanceof HTMLInputElement && field.value.startsWith("https://staging");
    });
  });

  it("shows a request that was refused for its origin, on Install and among the live events", async () => {
    const { page, go, server } = await visit("lived-in");
    await go("#/install", "Install");
    await page.getByText("It works. Latest:").waitFor();
    server.emit(fixtureRefusedRequest(Date.now(), "live"));
    await page
      .getByText(/beta\.ledgerly\.example may not send with the live key\..*add it in step 2/)
      .waitFor();
    await page.getByRole("link", { name: "See what came" }).click();
    await page.getByText("Listening").waitFor();
    server.emit(fixtureRefusedRequest(Date.now(), "live"));
    await page.getByText("Request refused").waitFor();
    await page.getByRole("link", { name: "Say where your product runs" }).click();
    await page.getByRole("heading", { level: 1, name: "Install" }).waitFor();
  });

  it("shows the collector's refusal where the addresses stand", async () => {
    const { page, go, server } = await visit("lived-in");
    await go("#/install", "Install");
    await page.getByLabel("Addresses of your product 1").fill("https://beta.ledgerly.example");
    server.api.revokeKeys();
    await page.getByRole("button", { name: "Save addresses" }).click();
    await page.getByText("The key was revoked.").waitFor();
    expectComplaints(["404 (Not Found)"]);
  });
});

describe("the lists of people who are stuck", () => {
  it("show the eight newest, then everybody with focus at the first who was hidden", async () => {
    const { page } = await visit("crowded");
    const rows = page.getByRole("table", { name: "Stuck now" }).getByRole("row");
    await page.getByRole("button", { name: "Show all 30: stuck now" }).waitFor();
    expect(await rows.count()).toBe(9);
    await page.getByRole("button", { name: "Show all 30: stuck now" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "stalled-stuck-8");
    expect(await rows.count()).toBe(31);
    // Still open after a look at one of them.
    await page.keyboard.press("Enter");
    await page.waitForURL(/people/);
    await page.goBack();
    const fewer = page.getByRole("button", { name: "Show the newest 8: stuck now" });
    await fewer.waitFor();
    expect(await fewer.getAttribute("aria-expanded")).toBe("true");
    await fewer.click();
    await page.waitForFunction(() => document.activeElement?.id === "stalled-stuck-more");
    expect(await rows.count()).toBe(9);
  });
});

describe("a form", () => {
  it("says at the field what is wrong, and takes the word back once it is right", async () => {
    const { page, go, server } = await visit("lived-in");
    await go("#/milestones/bank-connected", "Connect a bank");
    const times = page.getByLabel("At least so many times");
    await times.fill("often");
    await times.blur();
    const problem = page.getByText("Give a whole number of 1 or more.").first();
    await problem.waitFor();
    expect(await times.getAttribute("aria-invalid")).toBe("true");
    const description = await times.getAttribute("aria-describedby");
    expect(await page.locator(`[id="${description}"]`).textContent()).toContain("whole number");
    await page.getByText("Draft saved").waitFor();
    expect(server.api.draft().problems.map((one) => one.path)).toContain(
      "milestones.bank-connected.when.atLeast",
    );
    await times.fill("2");
    await problem.waitFor({ state: "detached" });
  });

  it("is found from the list of problems before publishing, with focus at the field", async () => {
    const { page, go } = await visit("lived-in");
    await go("#/answers/vat", "How do I add VAT?");
    await page.getByLabel("Answer", { exact: true }).click();
    await page.getByLabel("Answer", { exact: true }).fill("");
    await page.getByText("Draft saved").waitFor();
    await go("#/publish", "Publish");
    await page.getByRole("heading", { name: "1 thing to put right before publishing" }).waitFor();
    expect(await page.getByRole("button", { name: "Publish changes" }).isDisabled()).toBe(true);
    await page.getByRole("link", { name: "Write the answer." }).click();
    await page.waitForFunction(() => document.activeElement?.id === "faqs.vat.answer");
  });

  it("is filled in with the keyboard alone, from an event that was seen to a saved milestone", async () => {
    const { page, go, server } = await visit("lived-in");
    await go("#/milestones", "Milestones");
    await page.getByLabel("New milestone").focus();
    await page.keyboard.type("Remind a customer");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Remind a customer" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "page-title");
    const press = async (key: string, until: string): Promise<void> => {
      for (let tries = 0; tries < 40; tries += 1) {
        await page.keyboard.press(key);
        const here = await page.evaluate(() => {
          const active = document.activeElement;
          const label = active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : "";
          return `${label ?? ""} ${active?.textContent ?? ""}`;
        });
        if (here.includes(until)) return;
      }
      throw new Error(`${key} never reached ${until}`);
    };
    await press("Tab", "Title");
    await press("Tab", "Event");
    await page.keyboard.type("rem");
    await press("Tab", "Reminder Sent");
    await page.keyboard.press("Enter");
    await page.getByText("Arrived 87 times from 31 people.").waitFor();
    await page.getByText("Ready to publish.").waitFor();
    await page.getByText("Draft saved").waitFor();
    expect(server.api.draft().guidebook.milestones?.["remind-a-customer"]?.when).toEqual({
      kind: "count",
      event: { name: "Reminder Sent" },
      atLeast: 1,
    });
  });

  it("makes a sequence within a calendar month, and then what must not happen, in fields", async () => {
    const { page, go, server, axe } = await visit("lived-in");
    const stored = () => server.api.draft().guidebook.milestones?.["paid-invoice"]?.when;
    await go("#/milestones/paid-invoice", "Get paid");
    await page.getByLabel("What has to happen").selectOption("does one thing after another");
    await page.getByLabel("Then: event 2").fill("Bank Connected");
    await page.getByRole("button", { name: "Add another step" }).click();
    await page.getByLabel("Then: event 3").fill("Invoice Sent");
    await page.getByLabel("Property with the same value").fill("invoice_id");
    await page
      .getByLabel("When", { exact: true })
      .selectOption("within one day, week or month of the calendar");
    await page.getByLabel("Hours from UTC").fill("Berlin");
    await page.getByLabel("Hours from UTC").blur();
    await page
      .getByRole("button", { name: 'Hours and minutes from UTC, such as "+02:00"' })
      .waitFor();
    await page.getByLabel("Hours from UTC").fill("+01:00");
    expect(await axe()).toEqual([]);
    await expect.poll(stored).toEqual({
      kind: "sequence",
      steps: [{ name: "Invoice Paid" }, { name: "Bank Connected" }, { name: "Invoice Sent" }],
      same: "invoice_id",
      within: { kind: "calendar", unit: "month", utcOffset: "+01:00" },
    });
    await page.getByLabel("What has to happen").selectOption("does not do something in time");
    await page.getByLabel("Counted from another event than sign-up").check();
    await page.getByRole("textbox", { name: "From this event on" }).fill("Customer Added");
    expect(await axe()).toEqual([]);
    await expect.poll(stored).toEqual({
      kind: "absent",
      event: { name: "Invoice Paid" },
      for: "7d",
      after: { name: "Customer Added" },
    });
    await go("#/milestones", "Milestones");
    await page.getByText("No Invoice Paid within 7 days after Customer Added").waitFor();
  });

  it("shows the real widget while one types, and does not take the caret away", async () => {
    const { page, go } = await visit("lived-in");
    await go("#/guides/new-reminders", "Reminders now send themselves");
    const frame = page.frameLocator("iframe");
    await frame.getByRole("dialog", { name: "Reminders now send themselves" }).waitFor();
    const title = page.getByLabel("Title", { exact: true });
    await title.focus();
    await page.keyboard.press("End");
    await page.keyboard.type(", at last", { delay: 60 });
    await frame.getByRole("dialog", { name: "Reminders now send themselves, at last" }).waitFor();
    // The notice is modal and takes focus inside its own page, after typing has come to rest.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    await page.keyboard.type("!");
    expect(await title.inputValue()).toBe("Reminders now send themselves, at last!");
  });

  it("asks which draft to keep when somebody else saved it, and overwrites nothing before", async () => {
    const { page, go, server } = await visit("lived-in");
    await go("#/answers/vat", "How do I add VAT?");
    const theirs = { ...server.api.draft().guidebook, faqs: {} };
    server.api.saveElsewhere(theirs);
    await page.getByLabel("Question").fill("How do I charge VAT?");
    await page.getByRole("dialog", { name: "This draft was saved somewhere else" }).waitFor();
    expect(server.api.draft().guidebook).toEqual(theirs);
    await page.getByRole("button", { name: "Go on with this" }).click();
    expectComplaints(["409 (Conflict)"]);
    await page.getByText("Draft saved").waitFor();
    expect(server.api.draft().guidebook.faqs?.["vat"]?.question).toBe("How do I charge VAT?");
  });

  it("keeps what was typed while the collector is down, and saves it afterwards", async () => {
    const { page, go, server } = await visit("lived-in");
    await go("#/answers/vat", "How do I add VAT?");
    server.setDown(true);
    await page.getByLabel("Question").fill("How do I charge VAT?");
    await page.getByText("Kept here, not saved yet").waitFor();
    await page.getByText(/The collector does not answer/).waitFor();
    server.setDown(false);
    await page.getByText("Draft saved").waitFor();
    expect(server.api.draft().guidebook.faqs?.["vat"]?.question).toBe("How do I charge VAT?");
    expectComplaints(["net::ERR"]);
  });
});

describe("a guide as JSON", () => {
  it("begins with a template, is drawn, and is taken over only where the check lets it pass", async () => {
    const { page, go, server, axe } = await visit("lived-in");
    await go("#/guides", "Guides");
    await page.getByRole("button", { name: "Use NPS survey" }).click();
    await page.getByRole("link", { name: "JSON", exact: true }).click();
    const definition = page.getByLabel("Its definition");
    const frame = page.frameLocator("iframe");
    await frame.getByText("How likely are you to recommend us to a colleague?").first().waitFor();
    expect(await axe()).toEqual([]);
    const typed = await definition.inputValue();
    await definition.fill(typed.replace('"minTenure": "30d"', '"minTenure": "a month"'));
    await page.getByText("Not taken over: the draft keeps what it had before.").waitFor();
    await page.getByText("minTenure", { exact: true }).waitFor();
    expect(await axe()).toEqual([]);
    await definition.fill(typed.replace('"minTenure": "30d"', '"minTenure": "60d"'));
    await page.getByText("Draft saved").waitFor();
    const stored = () => server.api.draft().guidebook.guides?.["nps-survey"];
    await expect.poll(stored).toMatchObject({ kind: "survey", minTenure: "60d" });
  });

  it("walks a tour in the preview's frame, and a hint stands there beside its element", async () => {
    const { page, go } = await visit("lived-in");
    const frame = page.frameLocator("iframe");
    await go("#/guides/send-button", "Ready to send?");
    await frame.getByRole("heading", { name: "Ready to send?" }).waitFor();
    await go("#/guides", "Guides");
    await page.getByLabel("New guide: its title").fill("Round trip");
    await page.getByRole("button", { name: "Create tour" }).click();
    await page.getByLabel("Words").fill("Look here");
    await page.getByLabel("Stands").selectOption("beside an element");
    await page.getByLabel("Ways to find it 1").fill("#here");
    await page.getByRole("button", { name: "Add a step" }).click();
    await page.getByLabel("Words").nth(1).fill("And in the middle");
    await page.getByRole("button", { name: "Previous step" }).click();
    await frame.getByText("Look here", { exact: true }).waitFor();
    await frame.getByRole("button", { name: "Next" }).click();
    await frame.getByText("And in the middle", { exact: true }).waitFor();
  });
});

describe("publishing", () => {
  it("leads from an empty product to live help in forms, without JSON", async () => {
    const { page, server, go } = await visit("empty");
    expect(await page.getByText("Nobody is stuck right now").count()).toBe(0);
    await go("#/publish", "Publish");
    await page.getByRole("heading", { name: "Nothing to publish yet" }).waitFor();
    await go("#/", "Overview");
    await page.getByRole("link", { name: "Say what getting value looks like" }).click();
    await page.getByLabel("New milestone").fill("Send the first invoice");
    await page.getByRole("button", { name: "Create milestone" }).click();
    await page.getByLabel("Event", { exact: true }).fill("Invoice Sent");
    await page.getByRole("link", { name: "Next: make a checklist" }).click();
    await page.getByLabel("New guide: its title").fill("Get started");
    await page.getByRole("button", { name: "Create checklist" }).click();
    await page.getByRole("button", { name: "Add item: Send the first invoice" }).click();
    await page.frameLocator("iframe").getByText("Send the first invoice").first().waitFor();
    await page.getByRole("link", { name: "Next: write a help answer" }).click();
    await page.getByLabel("New question").fill("How do I send an invoice?");
    await page.getByRole("button", { name: "Create answer" }).click();
    await page.getByLabel("Answer", { exact: true }).fill("Open the invoice and press **Send**.");
    await page.getByRole("link", { name: "Next: publish" }).click();
    await page.getByLabel("What changed").fill("The first guidebook");
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page
      .getByText("Version 1 is live. Open tabs take it up by themselves.")
      .first()
      .waitFor();
    expect(server.api.draft()).toMatchObject({ live: 1, changed: false, problems: [] });
  });

  it("pauses every guide after a second word, and says so everywhere", async () => {
    const { page, go, server } = await visit("lived-in");
    await go("#/publish", "Publish");
    await page.getByRole("button", { name: "Pause all guides" }).click();
    const dialog = page.getByRole("dialog", { name: "Pause all guides?" });
    await dialog.getByText(/Every guide is gone from open tabs within 60 seconds/).waitFor();
    expect(server.api.draft().paused).toBe(false);
    await dialog.getByRole("button", { name: "Pause everything" }).click();
    await page.getByRole("heading", { name: "All guides are paused" }).waitFor();
    expect(server.api.draft().paused).toBe(true);
    await go("#/", "Overview");
    await page.getByText(/All guides are paused: nobody sees them/).waitFor();
  });

  it("says on the overview how far milestones are recomputed, until it is done", async () => {
    const { page, go } = await visit("lived-in");
    let rebuild: object = { rebuild: { events: 4_200, all: 10_000 } };
    await page.route("**/api/delivery?*", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...((await answer.json()) as object), ...rebuild } });
    });
    await go("#/publish", "Publish");
    const told = page.getByRole("status").getByText(/^Recomputing milestones: 42.%\./);
    await told.waitFor();
    await go("#/", "Overview");
    await told.waitFor();
    rebuild = {};
    await told.waitFor({ state: "detached" });
  });

  it("goes back to an older version", async () => {
    const { page, go } = await visit("lived-in");
    await go("#/publish", "Publish");
    await page.getByRole("button", { name: "Roll back to version 2" }).click();
    await page.getByText("Version 2 is live again, as version 4.").waitFor();
  });
});
