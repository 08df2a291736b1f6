import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCoverage, takeCoverage } from "../bench/host-cost/coverage.ts";
import { isFull } from "./models/full.ts";
import {
  call,
  ours,
  walkBannerAndSlideout,
  walkCancel,
  walkChecklist,
  walkHelp,
  walkHint,
  walkNotice,
  walkRecap,
  walkSurvey,
  walkTour,
  walkWelcome,
  whenReady,
} from "./models/guide-walk.ts";
import type { Walk } from "./models/guide-walk.ts";
import { startHostileHost } from "./models/hostile-host.ts";
import type { HostileHost, HostilePage, Look } from "./models/hostile-host.ts";

declare global {
  /** What the pages of `host-pages/hostile` offer to a test. */
  interface Window {
    openModal(): void;
    addRows(count: number): void;
    pulledBack: number;
  }
}

let host: HostileHost;
beforeAll(async () => {
  host = await startHostileHost();
});
afterAll(() => host.stop());

const pages: readonly (readonly [name: string, title: string])[] = [
  ["plain", "nothing in the way"],
  ["reset", "17: a style sheet that unsets everything"],
  ["preflight", "17: a utility framework's preflight"],
  ["header", "a header and a chat bubble at the highest z-index"],
  ["policy", "19: a strict policy with a nonce and trusted types"],
  ["base", "a base address elsewhere"],
  ["frozen", "frozen built-ins"],
  ["patched", "patched fetch, history, listeners and timers"],
  ["prototypes", "prototypes with more than they came with"],
  ["modal", "a modal of its own, closed"],
  ["redraw", "an app that draws itself again every second"],
  ["frame", "an app inside a frame"],
  ["frame-target", "11: elements in a frame"],
  ["shadow", "10: elements in open shadow roots"],
  ["scaled", "a body that is scaled"],
  ["rtl", "words from right to left"],
  ["denied", "denied storage"],
  ["rows", "a table of 10 000 rows"],
  ["written", "document.write"],
];
const all: readonly Walk[] = [
  walkChecklist,
  walkTour,
  walkNotice,
  walkHelp,
  walkHint,
  walkBannerAndSlideout,
  walkSurvey,
  walkWelcome,
  walkRecap,
  walkCancel,
];
/** In npm test a few ways of being drawn, and all of them on the page that is strictest. */
const walksOn = (name: string): readonly Walk[] =>
  isFull || name === "policy" ? all : all.slice(0, 3);

describe.concurrent("a page with", () => {
  it.each(pages)("%s: %s: every guide works, the page notices nothing", async (name) => {
    let bare: Buffer | undefined;
    const visited = await open(name, async (bareApp, barePage) => {
      await bareApp.locator("h1").first().waitFor();
      bare = await pictureOf(barePage);
    });
    const { app, page } = visited;
    try {
      expect(await app.locator("cairn-root").count(), "nothing is on the page").toBe(0);
      const isSame = (await pictureOf(page)).equals(bare!);
      expect(isSame, "the page looks as it does without Cairn").toBe(true);
      for (const walk of walksOn(name)) await walk(app, page);
      const report = await app.evaluate<string>("cairn.flush().then(JSON.stringify)");
      expect(JSON.parse(report)).toMatchObject({ pending: 0, rejected: 0, dropped: {} });
    } finally {
      await visited.close();
    }
    expect(visited.complaints).toEqual([]);
  });
});

describe.concurrent("a guide that comes by itself", () => {
  it.each([
    ["a modal of script and aria-modal", "openModal()", "#keep"],
    ["a native dialog", "document.querySelector('#native').showModal()", "#leave"],
  ])("9: waits while the host has %s open, and leaves it its focus", async (_, show, leave) => {
    const visited = await open("modal");
    const { app, page } = visited;
    await page.evaluate(show);
    await call(app, `track("Report Opened")`);
    await page.keyboard.press("Tab");
    await page.waitForTimeout(600);
    expect(await ours(app).getByRole("dialog").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe("cairn-root");
    await page.locator(leave).click();
    await call(app, `track("Report Opened")`);
    await ours(app).getByRole("dialog", { name: "Export it for your bookkeeper" }).waitFor();
    expect(await page.evaluate(() => window.pulledBack)).toBe(0);
    await leaveClean(visited);
  });

  it("9: a survey and a cancel flow go on where somebody was once the host's modal is closed", async () => {
    const visited = await open("modal");
    const { app, page } = visited;
    const modal = async () => {
      await page.evaluate("openModal()");
      await ours(app).getByRole("dialog").waitFor({ state: "detached" });
      await page.locator("#keep").click();
    };
    await call(app, `show("survey")`);
    await ours(app).getByRole("radio", { name: "8", exact: true }).click();
    await ours(app).getByRole("textbox").fill("The reminders.");
    await modal();
    await ours(app).getByRole("button", { name: "Send" }).click();
    await ours(app).getByText("Thank you").first().waitFor();
    await ours(app).getByRole("button", { name: "Close", exact: true }).click();
    await call(app, "startCancel()");
    await ours(app).getByText("I do not need it at the moment").click();
    await ours(app).getByRole("button", { name: "Next" }).click();
    await ours(app).getByRole("heading", { name: "Pause it instead" }).waitFor();
    await modal();
    await ours(app).getByRole("button", { name: "Pause for three months" }).click();
    await ours(app).getByRole("dialog").waitFor({ state: "detached" });
    const names = await host.eventsOf(visited);
    expect(names.filter((name) => /Shown|Answered|Completed/.test(name)).toSorted()).toEqual([
      "Guide Completed",
      "Guide Completed",
      "Guide Shown",
      "Guide Shown",
      "Survey Answered",
      "Survey Answered",
    ]);
    await leaveClean(visited);
  });

  it("6: stays beside an element that is drawn anew every second, and counts as shown once", async () => {
    const visited = await open("redraw");
    const { app, page } = visited;
    await call(app, `track("Report Opened")`);
    const hint = ours(app).getByRole("dialog", { name: "Export it for your bookkeeper" });
    await hint.waitFor();
    const draws = await page.evaluate("window.draws");
    await page.waitForFunction(
      (before) => Number(window["draws" as never]) >= Number(before) + 2,
      draws,
    );
    await hint.waitFor();
    const names = await host.eventsOf(visited);
    expect(names.filter((name) => name.startsWith("Guide "))).toEqual(["Guide Shown"]);
    await leaveClean(visited);
  });
});

describe.concurrent("the script", () => {
  it("holds what interrupts while its file cannot be had, and fetches it when it is asked for again", async () => {
    const visited = await open("policy");
    const { app, page, requests } = visited;
    const later = /\/later-[^/]*\.js$/;
    const tried = () => requests.filter((url) => later.test(url)).length;
    await page.route(later, (route) => route.abort());
    await call(app, `show("news")`);
    await call(app, `openHelp()`);
    // What the browser says of a request that was cut off is not ours to silence.
    const own = () => visited.complaints.filter((text) => !/ERR_FAILED/.test(text));
    await expect.poll(own, { timeout: 10_000 }).toEqual(["[cairn] No tips, no help."]);
    expect(tried()).toBe(2);
    await call(app, `track("Customer Added")`);
    await page.waitForTimeout(1_200);
    expect(tried()).toBe(2);
    expect(await ours(app).getByRole("dialog").count()).toBe(0);
    await page.unroute(later);
    await walkNotice(app, page);
    await walkHelp(app, page);
    expect(own()).toHaveLength(1);
    await visited.close();
  });

  it("given twice, and once with another key, is one Cairn, one interface and one error message", async () => {
    const visited = await open("double");
    const { app, page } = visited;
    await call(app, `show("start")`);
    await ours(app).getByRole("dialog").waitFor();
    expect(await page.locator("cairn-root").count()).toBe(1);
    expect(
      await page.evaluate(`typeof cairn.init({ key: "pk_test_hostile", collector: "/" }).track`),
    ).toBe("function");
    await call(app, `track("Customer Added")`);
    const names = await host.eventsOf(visited);
    expect(names.filter((name) => name === "Customer Added")).toHaveLength(1);
    await visited.close();
    expect(visited.complaints).toHaveLength(1);
    expect(visited.complaints[0]).toContain("pass one key and collector");
  });

  it("of another key that comes last leaves the page's own calls working", async () => {
    const { page, close } = await host.open("double-last");
    const { storage } = await page.evaluate(() => cairn.flush());
    await close();
    expect(storage).toBe("indexeddb");
  });

  it("that is switched off leaves no trace, and every call is harmless", async () => {
    const visited = await host.open("off");
    const { page } = visited;
    await page.evaluate(`cairn.identify("u1"); cairn.track("Customer Added"); cairn.show("start")`);
    const promised = await page.evaluate(async () => ({
      cancel: await cairn.startCancel(),
      pending: (await cairn.flush()).pending,
      local: Object.keys(localStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      cookies: document.cookie,
    }));
    expect(promised).toEqual({
      cancel: { outcome: "continue" },
      pending: 0,
      local: [],
      databases: [],
      cookies: "",
    });
    expect(await page.locator("cairn-root").count()).toBe(0);
    expect(visited.requests.map((url) => new URL(url).pathname)).toEqual(["/off", "/cairn.js"]);
    await leaveClean(visited);
  });
});

describe.concurrent("our root", () => {
  const stays = async (visited: HostilePage, take: string) => {
    const { app, page } = visited;
    await call(app, `show("start")`);
    await ours(app).getByRole("dialog").waitFor();
    await page.evaluate(`{ const root = document.querySelector("cairn-root"); ${take} }`);
    await page.waitForTimeout(300);
    const roots = await page.locator("cairn-root").count();
    expect({ take, roots }).toEqual({ take, roots: 1 });
    await ours(app).getByRole("button", { name: "Close", exact: true }).click();
    await walkHint(app, page);
    await walkNotice(app, page);
  };

  it("taken out, put back or not, and thrown out with the body's children, is there again and works", async () => {
    const visited = await open("plain");
    for (const take of [
      // As a micro-frontend does.
      `root.remove(); setTimeout(() => document.body.append(root), 150)`,
      `root.remove()`,
      `document.body.replaceChildren(...document.querySelectorAll("header, main"))`,
    ]) {
      await stays(visited, take);
    }
    await leaveClean(visited);
  });

  it("lost with its body, which the page replaced, is there again and works", async () => {
    const visited = await open("plain");
    await stays(visited, `root.remove(); document.body.replaceWith(document.body.cloneNode(true))`);
    await leaveClean(visited);
  });
});

describe("10 000 rows with a hint open", () => {
  // How long that takes is measured by the benchmark `host-cost`: time says nothing where other work goes on.
  it("are scrolled, and added to, with fewer calls of Cairn's than there are rows", async () => {
    const visited = await open("rows");
    const { app, page } = visited;
    await call(app, `show("tip")`);
    await ours(app).locator("[part~=tooltip]").waitFor();
    const devtools = await page.context().newCDPSession(page);
    await startCoverage({ devtools });
    await page.mouse.move(400, 400);
    for (let turn = 0; turn < 16; turn++) {
      await page.mouse.wheel(0, turn < 8 ? 4000 : -4000);
      await page.waitForTimeout(40);
    }
    for (let turn = 0; turn < 6; turn++) {
      await page.evaluate(() => window.addRows(20));
      await page.waitForTimeout(120);
    }
    const { calls } = await takeCoverage({ devtools });
    await ours(app).locator("[part~=tooltip]").waitFor();
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThan(5_000);
    await leaveClean(visited);
  });
});

/** A page on which guides may show. */
async function open(name: string, look?: Look): Promise<HostilePage> {
  const visited = await host.open(name, look);
  await whenReady(visited.app);
  await visited.app.locator("h1").first().waitFor();
  return visited;
}

async function leaveClean(visited: HostilePage): Promise<void> {
  await visited.close();
  expect(visited.complaints).toEqual([]);
}

/** The page as it is, to the last pixel: nothing is taken away or stopped for the picture. */
function pictureOf(page: Page): Promise<Buffer> {
  return page.screenshot({ animations: "allow", caret: "initial" });
}
