import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSignalsHost } from "./models/signals-host.ts";
import type { SignalsHost } from "./models/signals-host.ts";

let host: SignalsHost;
beforeAll(async () => {
  host = await startSignalsHost();
});
afterAll(() => host.stop());

type Act = (page: Page) => Promise<unknown>;

// A button of the mouse is down for a while.
const DOWN_MS = 10;

/** Clicks of the mouse as fast as a hand can. */
const clicks =
  (selector: string, times: number): Act =>
  (page) =>
    page.locator(selector).click({ clickCount: times, delay: DOWN_MS });
/** Moves the mouse to and fro over the page, with `betweenMs` from one turn to the next. */
const shake =
  (y: number, betweenMs = 100, [left, right] = [300, 450]): Act =>
  async (page) => {
    for (let turn = 0; turn < 10; turn += 1) {
      await page.mouse.move(turn % 2 === 0 ? right : left, y, { steps: 3 });
      await page.clock.runFor(betweenMs);
    }
  };
const goTo = (page: Page, path: string) =>
  page.evaluate((to) => history.pushState(null, "", to), path);
const inTurn =
  (...acts: readonly Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };

describe("real life is no frustration", () => {
  it.each<readonly [string, Act]>([
    ["a stepper, up and down", inTurn(clicks("#plus", 4), clicks("#minus", 4))],
    ["a stepper at its end", clicks("#minus", 1)],
    ["the arrows of a number field", clicks("#quantity", 4)],
    ["a browser's own date picker", clicks("#day", 4)],
    ["the next month, a part without role or name", clicks("#next-month", 4)],
    ["the next month, in a table", clicks("#days-next", 4)],
    ["pagination", inTurn(clicks("#page-next", 4), clicks("#go-to-page", 4))],
    ["load more", clicks("#more", 4)],
    ["undo, further than there is", clicks("#undo", 4)],
    ["four equal digits", clicks("#digit", 4)],
    ["a label, to and fro", clicks("#label", 4)],
    ["a switch, to and fro", clicks("#switch", 4)],
    [
      "a key that is held on a button",
      async (page) => {
        await page.locator("#answers").focus();
        for (let repeat = 0; repeat < 12; repeat += 1) await page.keyboard.down("Enter");
        await page.keyboard.up("Enter");
      },
    ],
    ["a triple click in text, twice", clicks("#text", 6)],
    ["a word selected in a field, twice", clicks("#field", 4)],
    [
      "a double click that opens an editor, and one in it",
      inTurn(clicks("#cell", 2), clicks("#cell", 2)),
    ],
    ["a slow button that answers after 2 s, asked twice", clicks("#slow", 2)],
    ["a spinner", clicks("#spinning", 2)],
    ["a film's own controls", clicks("#film", 4)],
    ["controls of a player", inTurn(clicks("#play", 1), clicks("#skip", 4))],
    ["drawing on a canvas", clicks("#board", 4)],
    ["a tool that changes the canvas only", clicks("#zoom", 1)],
    [
      "dragging a card",
      async (page) => {
        const { x, y, height } = (await page.locator("#card").boundingBox())!;
        await page.mouse.move(x + 5, y + height / 2);
        await page.mouse.down();
        await page.mouse.move(200, y + height / 2, { steps: 4 });
        await page.mouse.up();
      },
    ],
    ["sliders", inTurn(clicks("#range", 4), clicks("#thumb", 4))],
    [
      "a button that opens the chooser of files",
      async (page) => {
        const chooser = page.waitForEvent("filechooser");
        await clicks("#upload", 1)(page);
        await chooser;
      },
    ],
    ["the tab that is open", clicks("#present", 1)],
    ["a button in a shadow root that changes there", clicks("counter-button", 1)],
    [
      "fields that save themselves, left",
      async (page) => {
        await page.locator("#nickname").pressSequentially("Ada");
        await page.locator("#filter").pressSequentially("open");
        await page.clock.runFor(5_000);
        await goTo(page, "/elsewhere");
      },
    ],
    [
      "a form in steps",
      async (page) => {
        await page.locator("#company").pressSequentially("Ledgerly");
        await page.clock.runFor(5_000);
        await clicks("#wizard-next", 1)(page);
      },
    ],
    [
      "a form that is sent three times and says that it was saved",
      async (page) => {
        for (let time = 0; time < 3; time += 1) {
          await page.locator("#iban").fill(`DE0${time}`);
          await clicks("#save-settings", 1)(page);
          await page.clock.runFor(3_000);
        }
        await goTo(page, "/elsewhere");
      },
    ],
    ["a mouse that goes to and fro in no hurry", shake(5, 400)],
    [
      "a mouse that draws",
      async (page) => {
        const { x, y, width, height } = (await page.locator("#board").boundingBox())!;
        await shake(y + height / 2, 100, [x + 9, x + width - 9])(page);
      },
    ],
    [
      "something that is dragged to and fro",
      async (page) => {
        await page.mouse.move(300, 5);
        await page.mouse.down();
        await shake(5)(page);
        await page.mouse.up();
      },
    ],
    ["a layout that is observed late", clicks("#grows", 1)],
    ["a request that the page calls off", clicks("#calls-off", 1)],
    ["a picture that does not load", clicks("#no-picture", 1)],
  ])("%s", async (_name, act) => {
    expect(await host.foundBy(act)).toEqual([]);
  });

  it("tabs that are pages, gone through", async () => {
    const found = await host.foundBy(async (page) => {
      const here = new URL(page.url()).pathname;
      await clicks("#present", 1)(page);
      await goTo(page, `${here}team`);
      await page.clock.runFor(1_000);
      await clicks("#present", 1)(page);
      await goTo(page, here);
    });
    expect(found).toEqual([]);
  });
});

describe("frustration is seen", () => {
  it.each<readonly [string, Act, readonly string[]]>([
    ["a dead button, pressed once", clicks("#dead", 1), ["dead-click #dead"]],
    [
      "a dead button, pressed by a key",
      async (page) => {
        await page.locator("#dead").focus();
        await page.keyboard.press("Enter");
      },
      ["dead-click #dead"],
    ],
    [
      "a dead tile that only looks like a button",
      // Text is under it: the caret that comes with the press is no answer, once it came before the click.
      (page) => page.locator("#dead-tile").click({ delay: 100 }),
      ["dead-click #dead-tile"],
    ],
    ["a dead next step", clicks("#dead-next", 1), ["dead-click #dead-next"]],
    [
      "a dead button, pressed in anger",
      clicks("#dead", 4),
      ["rage-click #dead", "dead-click #dead"],
    ],
    ["a button that answers, pressed in anger", clicks("#answers", 4), ["rage-click #answers"]],
    ["a click that throws", clicks("#throws", 1), ["error-click #throws"]],
    ["a click that ends in a rejection", clicks("#rejects", 1), ["error-click #rejects"]],
    ["a request that fails", clicks("#fails", 1), ["error-click #fails"]],
    [
      "a form half filled",
      async (page) => {
        await page.locator("#iban").pressSequentially("DE");
        await page.clock.runFor(4_000);
        await goTo(page, "/elsewhere");
      },
      ["form-abandoned #settings"],
    ],
    [
      "the browser's own refusal, three times",
      async (page) => {
        for (let time = 0; time < 3; time += 1) {
          await clicks("#send-bank", 1)(page);
          await page.clock.runFor(1_000);
        }
      },
      ["validation-repeated #bank"],
    ],
    [
      "a message that comes back, three times",
      async (page) => {
        for (let time = 0; time < 3; time += 1) {
          await clicks("#send-tax", 1)(page);
          await page.clock.runFor(1_000);
        }
      },
      ["validation-repeated #tax"],
    ],
    [
      "help, opened three times",
      async (page) => {
        for (let time = 0; time < 3; time += 1) {
          await clicks("#help", 1)(page);
          await page.clock.runFor(5_000);
        }
      },
      ["help-search-repeated #help"],
    ],
    ["a mouse that is shaken", shake(5), ["thrash"]],
  ])("%s", async (_name, act, found) => {
    expect(await host.foundBy(act)).toEqual(found);
  });

  it("a page gone to and back from at once", async () => {
    const found = await host.foundBy(async (page) => {
      const here = new URL(page.url()).pathname;
      await goTo(page, `${here}team`);
      await page.clock.runFor(1_000);
      await goTo(page, here);
    });
    expect(found).toEqual(["u-turn"]);
  });
});
