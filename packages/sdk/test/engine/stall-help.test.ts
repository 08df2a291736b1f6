// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage } from "./a-page.ts";
import { aChecklist, aFaq, aGuidebook, aMilestone, aNotice } from "./builders.ts";

const book = aGuidebook(
  [
    aMilestone("customer", "Customer Added"),
    aMilestone("bank", "Bank Connected", {
      after: ["customer"],
      failure: { name: "Bank Connect Failed" },
    }),
  ],
  {
    guides: [aChecklist("start", ["customer", "bank"])],
    faqs: [
      aFaq("bank-generic", { milestones: ["bank"] }),
      aFaq("digits", { errors: ["must be 8 digits"] }),
      aFaq("sort-code", { errors: ["sort code is unknown"], pages: ["/bank"] }),
    ],
    helpIndex: {
      bank: [
        [0, 4],
        [1, 1],
      ],
      banking: [[2, 9]],
      digits: [[1, 3]],
    },
  },
);

async function aStuckUser(page = aPage(book)) {
  await page.wait();
  page.track("Customer Added");
  await page.wait();
  for (let attempt = 0; attempt < 3; attempt++) {
    page.track("Bank Connect Failed");
    await page.wait(1_000);
  }
  return page;
}

describe("help for somebody who is stuck", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("offers the answer for the milestone within 2 s of the third failure", async () => {
    const page = aPage(book);
    await page.wait();
    page.track("Customer Added");
    page.track("Bank Connect Failed");
    page.track("Bank Connect Failed");
    await page.wait(2_000);
    expect(page.widgets?.help.offered.value).toBeUndefined();

    page.track("Bank Connect Failed");
    await page.wait(1_000);

    expect(page.widgets?.help.offered.value?.id).toBe("bank-generic");
    expect(page.eventsNamed("Stall Detected")).toMatchObject([
      { properties: { milestone: "bank", reasons: [{ kind: "failed-attempts", count: 3 }] } },
    ]);
    expect(page.engine.state()?.stall).toEqual({
      milestone: "bank",
      reasons: ["failed-attempts"],
    });
  });

  it("helps where the user works, though another milestone would be next", async () => {
    const [customer, bank] = [
      aMilestone("customer", "Customer Added"),
      aMilestone("bank", "Bank Connected", {
        pages: ["/bank"],
        failure: { name: "Bank Connect Failed" },
      }),
    ];
    const page = aPage({ ...aGuidebook([customer, bank]), faqs: book.faqs });
    await page.wait();
    page.goTo("/bank");
    for (let attempt = 0; attempt < 3; attempt++) {
      page.track("Bank Connect Failed");
      await page.wait(1_000);
    }
    expect(page.engine.state()).toMatchObject({
      next: "customer",
      stall: { milestone: "bank" },
    });
    expect(page.widgets?.help.offered.value?.id).toBe("bank-generic");

    page.goTo("/");
    await page.wait(6_000);
    expect(page.engine.state()?.stall?.milestone).toBe("bank");
    page.track("Bank Connected");
    await page.wait();
    expect(page.engine.state()?.stall).toBeUndefined();
  });

  it("counts a failed attempt for the milestone that names it, on any page and in any order", async () => {
    const page = aPage({
      ...aGuidebook([
        aMilestone("customer", "Customer Added", { pages: ["/customers"] }),
        aMilestone("bank", "Bank Connected", { failure: { name: "Bank Connect Failed" } }),
      ]),
      faqs: book.faqs,
    });
    await page.wait();
    page.goTo("/customers");
    for (let attempt = 0; attempt < 3; attempt++) {
      page.track("Bank Connect Failed");
      await page.wait(1_000);
      page.track("Something Else");
      await page.wait(1_000);
    }
    expect(page.engine.state()?.stall).toMatchObject({ milestone: "bank" });
    expect(page.widgets?.help.offered.value?.id).toBe("bank-generic");
  });

  it("prefers the answer to the error on the page, whose text stays there", async () => {
    const alert = document.createElement("div");
    alert.setAttribute("role", "alert");
    alert.textContent = "Account number MUST be 8 digits, Mr Secret.";
    document.body.append(alert);
    const page = await aStuckUser();
    expect(page.widgets?.help.offered.value?.id).toBe("digits");
    expect(JSON.stringify(page.recorded)).not.toContain("Secret");
  });

  it("waits for a pause between keystrokes, and no longer", async () => {
    const input = document.createElement("input");
    document.body.append(input);
    const page = aPage(book);
    await page.wait();
    page.track("Customer Added");
    page.track("Bank Connect Failed");
    page.track("Bank Connect Failed");
    page.track("Bank Connect Failed");
    for (let key = 0; key < 5; key++) {
      input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      await page.wait(300);
    }
    expect(page.widgets?.help.offered.value).toBeUndefined();
    await page.wait(400);
    expect(page.widgets?.help.offered.value?.id).toBe("bank-generic");
  });

  it("does not come back after it was put away, and the stall ends with the milestone", async () => {
    const page = await aStuckUser();
    page.widgets?.help.decline("bank-generic");
    await page.wait(10_000);
    expect(page.widgets?.help.offered.value).toBeUndefined();

    page.track("Bank Connected");
    await page.wait();
    expect(page.eventsNamed("Stall Resolved")).toMatchObject([
      { properties: { milestone: "bank", by: "progress" } },
    ]);
    expect(page.engine.state()?.stall).toBeUndefined();
  });

  it("still knows of the stall after a reload, and tells of it once", async () => {
    const page = await aStuckUser();
    await page.wait(2_000);
    const reloaded = page.reload();
    await reloaded.wait(1_000);
    expect(reloaded.widgets?.help.offered.value?.id).toBe("bank-generic");
    expect(reloaded.eventsNamed("Stall Detected")).toEqual([]);
  });

  it("shows a guide whose condition is the stall", async () => {
    const notice = aNotice("rescue", {
      when: { kind: "fact", fact: "stall", at: "milestone", is: "equals", value: "bank" },
    });
    const page = aPage({ ...book, guides: [notice] });
    await page.wait();
    expect(page.showing()).toEqual([]);
    await aStuckUser(page);
    expect(page.showing()).toEqual(["rescue"]);
  });

  it("finds answers by words, the last one unfinished", async () => {
    const page = await aStuckUser();
    const found = (query: string) => page.widgets?.help.search(query).map(({ id }) => id);
    expect(found("bank")).toEqual(["sort-code", "bank-generic", "digits"]);
    expect(found("bank dig")).toEqual(["digits", "bank-generic"]);
    expect(found("zebra")).toEqual([]);
  });

  it("records searches, views and ratings, and hands over to the host's own contact first", async () => {
    const onContact = vi.fn();
    const page = await aStuckUser(aPage(book, { config: { onContact } }));
    page.widgets?.help.searched(`  ${"x".repeat(200)}`, 0);
    page.widgets?.help.viewed("digits");
    page.widgets?.help.rated("digits", true);
    page.widgets?.help.contact({ faq: "digits" });
    expect(page.eventsNamed("Help Searched")).toMatchObject([
      { properties: { query: "x".repeat(100), results: 0 } },
    ]);
    expect(page.eventsNamed("Help Answer Viewed")).toMatchObject([
      { properties: { faq: "digits", milestone: "bank" } },
    ]);
    expect(page.eventsNamed("Help Answer Rated")).toMatchObject([
      { properties: { faq: "digits", helpful: true } },
    ]);
    expect(page.eventsNamed("Help Contact Requested")).toHaveLength(1);
    expect(onContact).toHaveBeenCalledWith({ faq: "digits" });
  });
});
