import type { CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { SceneName } from "./host-pages/gallery/scenes.ts";
import { startWidgetGallery } from "./models/widget-page.ts";
import type { OpenGallery, WidgetGallery } from "./models/widget-page.ts";

let gallery: WidgetGallery;
let opened: OpenGallery;
let page: Page;
let session: CDPSession;
beforeAll(async () => {
  gallery = await startWidgetGallery();
  opened = await gallery.open("", { reducedMotion: "reduce" });
  ({ page } = opened);
  session = await page.context().newCDPSession(page);
});
afterAll(() => gallery.stop());
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  // Whatever was pressed in a widget, the page heard nothing of it.
  const heard = await page.evaluate(() => window.heard.splice(0));
  expect(heard.filter((one) => one.endsWith("CAIRN-ROOT"))).toEqual([]);
});

/** Puts a scene on screen, with focus in the page's own field, and forgets what was told before. */
async function arrange(scene: SceneName): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>("#note")!.focus());
  await page.evaluate(async (name) => {
    await window.gallery.stage(name);
    window.gallery.happenings.length = 0;
  }, scene);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Presses Tab, or Shift+Tab, until what is so named has focus; fails after more than there can be. */
async function walkTo(named: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const seen: string[] = [];
  for (let at = 0; at < 20; at++) {
    await press(key);
    seen.push((await focused()).name);
    if (seen.at(-1) === named) return;
  }
  throw new Error(`never came to "${named}", but to: ${seen.join(", ")}`);
}

interface Node {
  readonly role: string;
  readonly name: string;
  readonly state: readonly string[];
}

/** The accessibility tree of the widgets as Chromium hands it to a screen reader, ignored nodes left out. */
async function tree(): Promise<readonly Node[]> {
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ""),
      state: properties
        .filter(({ name: property }) => ["checked", "focused", "modal"].includes(property))
        .filter(({ value }) => value.value !== false && value.value !== "false")
        .map(({ name: property }) => property),
    }));
}

async function focused(): Promise<Node> {
  const nodes = await tree();
  return (
    nodes.findLast(({ state }) => state.includes("focused")) ?? { role: "", name: "", state: [] }
  );
}

/** Nodes with this role as "name", or "name, checked". */
async function all(role: string): Promise<readonly string[]> {
  const nodes = await tree();
  return nodes
    .filter((node) => node.role === role)
    .map(({ name, state }) => (state.includes("checked") ? `${name}, checked` : name));
}

/** What was reported, without the guide, which is the one on screen. */
const told = () =>
  page.evaluate(() =>
    window.gallery.happenings.map(({ kind, ...rest }) => {
      const about = Object.entries(rest).filter(([name]) => name !== "guide");
      return [kind, ...about.map(([, value]) => String(value))].join(" ");
    }),
  );
const gone = () => page.locator("cairn-root form.ask").waitFor({ state: "detached" });

describe("12: a survey, with the keyboard alone and as a screen reader has it", () => {
  it("comes without taking focus, is a region, and is said aloud", async () => {
    await arrange("survey");
    expect((await focused()).name).toBe("Note");
    expect(await all("region")).toContain("A short question");
    await expect
      .poll(() => page.locator("cairn-root [role=status]").textContent())
      .toContain("A short question: How likely are you");
  });

  it("is walked from the score to the thanks: arrows choose, one stop for the whole scale, Send tells", async () => {
    await arrange("survey");
    await walkTo("Close");
    await press("Tab");
    expect(await focused()).toEqual({
      role: "radio",
      name: "0 Not at all likely",
      state: ["focused"],
    });
    expect(await all("radiogroup")).toEqual([
      "How likely are you to recommend Ledgerly to a friend?",
    ]);
    const scores = await all("radio");
    expect([scores.length, scores.at(-1)]).toEqual([11, "10 Extremely likely"]);

    await press("ArrowRight", "ArrowRight");
    expect((await all("radio")).filter((one) => one.endsWith("checked"))).toEqual(["2, checked"]);
    expect(await told()).toEqual([]);
    // The scale is one stop: the next one lies behind it.
    await press("Tab");
    expect((await focused()).name).toBe("Not now");
    await walkTo("Send");
    await press("Enter");

    expect(await focused()).toEqual({
      role: "heading",
      name: "What is missing?",
      state: ["focused"],
    });
    expect(await all("group")).toContain("What is missing?");
    await press("Tab", "Tab", "Space", "Tab", "Tab", "Space");
    expect(await all("checkbox")).toEqual([
      "More banks, checked",
      "Recurring invoices",
      "A phone app, checked",
    ]);
    await walkTo("Send");
    await press("Enter");

    expect((await focused()).role).toBe("heading");
    await press("Tab", "Tab");
    expect(await focused()).toEqual({
      role: "textbox",
      name: "Anything else?",
      state: ["focused"],
    });
    await page.keyboard.type("Slow search");
    await walkTo("Send");
    await press("Enter");

    expect(await focused()).toEqual({
      role: "heading",
      name: "Thank you, that helps.",
      state: ["focused"],
    });
    expect(await told()).toEqual([
      "answered nps 2",
      "answered missing option-0,option-2",
      "answered why Slow search",
      "completed",
    ]);
    await walkTo("Close");
    await press("Enter");
    await gone();
    expect((await focused()).name).toBe("Note");
  });

  it("is sent by Enter on a score, and goes back without losing what was chosen", async () => {
    await arrange("survey, several");
    await walkTo("Back", "Shift+Tab");
    await press("Enter");
    expect((await all("radio")).filter((one) => one.endsWith("checked"))).toEqual([
      "0 Not at all likely, checked",
    ]);
    await page.evaluate(() => (window.gallery.happenings.length = 0));
    await press("Tab", "Tab", "ArrowRight", "Enter");
    expect(await told()).toEqual(["answered nps 1"]);
    expect((await focused()).name).toBe("What is missing?");
  });

  it.each([
    ["Not now", "snoozed"],
    ["Don't ask again", "never"],
    ["Close", "dismissed"],
  ])("%s is within reach, and gives focus back", async (words, kind) => {
    await arrange("survey");
    await page.locator("#note").focus();
    await walkTo(words);
    await press("Enter");
    await gone();
    expect(await told()).toEqual([kind]);
    expect((await focused()).name).toBe("Note");
  });

  it("is put away by Escape, also out of the box for words", async () => {
    await arrange("survey, words");
    await page.evaluate(() => (window.gallery.happenings.length = 0));
    await walkTo("Anything else?");
    await press("Escape");
    await gone();
    expect(await told()).toEqual(["dismissed"]);
  });

  it("makes room for what has focus in the page behind it", async () => {
    await arrange("survey");
    await page.evaluate(() => {
      const beneath = document.createElement("button");
      beneath.textContent = "Save";
      beneath.id = "beneath";
      for (const [name, value] of Object.entries({
        position: "fixed",
        right: "90px",
        bottom: "150px",
      }))
        beneath.style.setProperty(name, value);
      document.body.append(beneath);
      beneath.focus();
    });
    await gone();
    expect(await told()).toEqual(["snoozed"]);
    expect((await focused()).name).toBe("Save");
    await page.evaluate(() => document.querySelector("#beneath")!.remove());
  });
});

describe("a survey, with a mouse", () => {
  it("takes one click for a score, lets the page be used beside it, and its thanks go when somebody works on", async () => {
    await arrange("survey");
    await page.getByRole("radio", { name: "9", exact: true }).click();
    await page.getByRole("heading", { name: "What is missing?" }).waitFor();
    await page.locator("#note").click();
    await page.keyboard.type("42");
    expect(await page.locator("#note").inputValue()).toBe("42");
    await page.getByText("More banks").click();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("button", { name: "Skip" }).click();
    await page.getByRole("heading", { name: "Thank you," }).waitFor();
    expect(await told()).toEqual(["answered nps 9", "answered missing option-0", "completed"]);
    await page.locator("#note").click();
    await gone();
    expect((await focused()).name).toBe("Note");
    await page.locator("#note").fill("");
  });
});

describe("12: a welcome question, with the keyboard alone and as a screen reader has it", () => {
  it("is a modal with a radio group, answered by arrows and Enter, and gives focus back", async () => {
    await arrange("welcome");
    expect(await focused()).toEqual({
      role: "dialog",
      name: "What brings you here, Ada?",
      state: ["modal", "focused"].toSorted(),
    });
    expect(await all("radiogroup")).toEqual(["What brings you here, Ada?"]);
    await press("Tab", "Tab", "ArrowDown");
    expect(await all("radio")).toEqual([
      "Get paid sooner Reminders and payment links",
      "Leave the spreadsheet Import what you have, checked",
      "Work with a bookkeeper Share the books, and nothing else",
    ]);
    await press("Enter");
    await gone();
    expect(await told()).toEqual(["answered goal goal-1", "completed"]);
    expect((await focused()).name).toBe("Note");
  });

  it.each(["Skip", "Escape"])("is left by %s", async (way) => {
    await arrange("welcome");
    if (way === "Skip") {
      await walkTo("Skip");
      await press("Enter");
    } else await press("Escape");
    await gone();
    expect(await told()).toEqual(["dismissed"]);
    expect((await focused()).name).toBe("Note");
  });
});

describe("12: a cancel flow, with the keyboard alone and as a screen reader has it", () => {
  it("is walked through its three parts, each read from its heading, to the remedy", async () => {
    await arrange("cancel, what you got");
    expect((await focused()).name).toBe("Cancel your plan");
    expect(await page.locator("cairn-root [part~=figure]").allTextContents()).toEqual([
      "14 invoices sent",
      "1 hour saved",
      "€3,260 paid to you",
    ]);
    await walkTo("Next");
    await press("Enter");
    expect(await focused()).toEqual({
      role: "heading",
      name: "What made you decide?",
      state: ["focused"],
    });
    await press("Tab", "Tab", "Space");
    expect(await all("radio")).toEqual([
      "I do not need it at the moment, checked",
      "It costs too much",
      "Something else",
    ]);
    await press("Enter");
    expect((await focused()).name).toBe("Pause it instead");
    await walkTo("Pause for three months");
    await press("Enter");
    await gone();
    expect(await told()).toEqual(["reason reason-0", "remedy reason-0"]);
    expect((await focused()).name).toBe("Note");
  });

  it.each(["cancel, what you got", "cancel, why", "cancel, a remedy"] as const)(
    "goes on to cancel by one press in: %s",
    async (scene) => {
      await arrange(scene);
      await page.evaluate(() => (window.gallery.happenings.length = 0));
      const ways = await page.locator("cairn-root [part~=footer][part~=cancel] > *").all();
      const boxes = await Promise.all(ways.map((way) => way.boundingBox()));
      const sizes = new Set(boxes.map((box) => `${box!.width} × ${box!.height}`));
      expect(sizes.size).toBe(1);
      await walkTo("Go on to cancel");
      await press("Enter");
      await gone();
      expect(await told()).toEqual(["went-on"]);
    },
  );

  it("is left by Escape, and nothing is told of a reason that was only looked at", async () => {
    await arrange("cancel, why");
    await press("Tab", "Tab", "Space", "Escape");
    await gone();
    expect(await told()).toEqual(["dismissed"]);
  });
});

describe("16: what asks, on a phone and at a zoom of four", () => {
  it.each([
    ["survey", 320, 640],
    ["survey", 320, 256],
    ["welcome", 320, 256],
    ["cancel, what you got", 320, 256],
  ] as const)(
    "%s fits %i × %i, and every control can be brought into view",
    async (scene, width, height) => {
      await page.setViewportSize({ width, height });
      await arrange(scene);
      const { overflow, small, outside } = await page.evaluate(() => {
        const shadow = document.querySelector("cairn-root")!.shadowRoot!;
        const controls = [...shadow.querySelectorAll("form.ask :is(button,label,textarea)")];
        const boxes = controls.map((control) => {
          control.scrollIntoView({ block: "nearest" });
          const { left, right, top, bottom } = control.getBoundingClientRect();
          return { name: control.textContent, left, right, top, bottom };
        });
        return {
          overflow: document.documentElement.scrollWidth > innerWidth,
          // WCAG 2.2, 2.5.8: no target is smaller than this.
          small: boxes.filter(
            ({ left, right, top, bottom }) => right - left < 24 || bottom - top < 24,
          ),
          outside: boxes.filter(
            ({ left, right, top, bottom }) =>
              left < 0 || right > innerWidth || top < 0 || bottom > innerHeight,
          ),
        };
      });
      expect({ overflow, small, outside }).toEqual({ overflow: false, small: [], outside: [] });
      await page.setViewportSize({ width: 1100, height: 760 });
    },
  );
});
