import type { Frame, Locator, Page } from "playwright-core";
import { vi } from "vitest";

/** Where Cairn runs. */
type App = Page | Frame;

/** Waits until guides may show. */
export async function whenReady(app: App): Promise<void> {
  // A function: a string would be an eval, which a policy forbids.
  await app.waitForFunction(() => globalThis.cairn?.state?.value?.ready);
}

/** Runs a call of Cairn's in the page, as the host would. */
export async function call(app: App, expression: string): Promise<void> {
  await app.evaluate(`void cairn.${expression}`);
}

/** Cairn's own elements, so that a page of thousands is not searched for roles. */
export const ours = (app: App) => app.locator("cairn-root");

/** A guide that somebody opens, uses and leaves. */
export type Walk = (app: App, page: Page) => Promise<void>;

/** The list opens, ticks itself twice, says that all is done, and is closed. */
export const walkChecklist: Walk = async (app) => {
  await call(app, `show("start")`);
  const list = ours(app).getByRole("dialog", { name: "Get your first invoice paid" });
  await list.waitFor();
  await list.getByText("0 of 2 done").first().waitFor();
  await call(app, `track("Customer Added")`);
  await list.getByText("1 of 2 done").first().waitFor();
  await call(app, `track("Invoice Sent")`);
  await list.getByText("Your first invoice is on its way.").first().waitFor();
  // A real click: Playwright refuses where something else lies above.
  await list.getByRole("button", { name: "Close", exact: true }).click();
  await list.waitFor({ state: "detached" });
};

/** The hint stands beside its element, without lying on it, and is closed. */
export const walkHint: Walk = async (app) => {
  await call(app, `show("tip")`);
  const hint = ours(app).getByRole("dialog", { name: "Connect the account you are paid into" });
  await hint.waitFor();
  await vi.waitFor(() => beBesideTarget(app, "tooltip"), { timeout: 15_000, interval: 50 });
  await hint.getByRole("button", { name: "Close" }).click();
  await hint.waitFor({ state: "detached" });
};

/** The notice takes focus, and Escape closes it. */
export const walkNotice: Walk = async (app, page) => {
  await call(app, `show("news")`);
  const notice = ours(app).getByRole("dialog", { name: "Invoices now carry a QR code" });
  await notice.waitFor();
  await page.keyboard.press("Escape");
  await notice.waitFor({ state: "detached" });
};

/** An answer is searched for and found. */
export const walkHelp: Walk = async (app) => {
  await call(app, `openHelp()`);
  await ours(app).getByRole("searchbox").fill("iban");
  await ours(app).getByRole("button", { name: "Why is my account number refused?" }).click();
  await ours(app).getByText("Leave out the spaces").waitFor();
  await ours(app).getByRole("button", { name: "Close", exact: true }).click();
  await ours(app).getByRole("dialog").waitFor({ state: "detached" });
};

/** The banner and the card in the corner are there, and are closed. */
export const walkBannerAndSlideout: Walk = async (app) => {
  await call(app, `show("banner")`);
  const banner = ours(app).getByRole("region", { name: "Your trial ends on Friday" });
  await banner.getByRole("button", { name: "Got it" }).click();
  await banner.waitFor({ state: "detached" });
  await call(app, `show("slideout")`);
  const card = ours(app).getByRole("dialog", { name: "Your first invoice is paid" });
  await card.getByRole("button", { name: "Got it" }).click();
  await card.waitFor({ state: "detached" });
};

/** The tour stands beside its element, goes on with a click that the page gets as well, and is done. */
export const walkTour: Walk = async (app) => {
  await call(app, `show("tour")`);
  const step = (name: string) => ours(app).getByRole("dialog", { name });
  await step("This is the place").waitFor();
  await vi.waitFor(() => beBesideTarget(app, "step"), { timeout: 15_000, interval: 50 });
  await step("This is the place").getByRole("button", { name: "Next" }).click();
  await step("Press it").waitFor();
  // Nothing of ours lies over it: Playwright would refuse to click.
  await (await target(app)).click();
  await step("That is all").getByRole("button", { name: "Done" }).click();
  await step("That is all").waitFor({ state: "detached" });
};

/** Both questions are answered, and thanks are said. */
export const walkSurvey: Walk = async (app) => {
  await call(app, `show("survey")`);
  await ours(app).getByRole("radio", { name: "8", exact: true }).click();
  await ours(app).getByRole("textbox").fill("The reminders.");
  await ours(app).getByRole("button", { name: "Send" }).click();
  await ours(app).getByText("Thank you").first().waitFor();
  await ours(app).getByRole("button", { name: "Close", exact: true }).click();
};

/** The answer becomes a trait that the page may read. */
export const walkWelcome: Walk = async (app) => {
  await call(app, `show("welcome")`);
  const question = ours(app).getByRole("dialog", { name: "What brings you here?" });
  await question.getByText("Get paid sooner").click();
  await question.getByRole("button", { name: "Next" }).click();
  await question.waitFor({ state: "detached" });
  await app.waitForFunction(() => globalThis.cairn.state.value.goal === "sooner");
};

/** The recap tells what the list's walk did. */
export const walkRecap: Walk = async (app, page) => {
  await call(app, `show("recap")`);
  const recap = ours(app).getByRole("dialog", { name: "Your last 30 days" });
  await recap.getByText("customer added").waitFor();
  await page.keyboard.press("Escape");
  await recap.waitFor({ state: "detached" });
};

/** The cancel flow tells, asks, offers a pause, and the page hears that it was taken. */
export const walkCancel: Walk = async (app) => {
  await app.evaluate("globalThis.leaving = cairn.startCancel(), 0");
  const flow = ours(app).getByRole("dialog", { name: "Before you go" });
  await flow.getByText("customer added").waitFor();
  await flow.getByRole("button", { name: "Next" }).click();
  await flow.getByText("I do not need it at the moment").click();
  await flow.getByRole("button", { name: "Next" }).click();
  await flow.getByRole("button", { name: "Pause for three months" }).click();
  await flow.waitFor({ state: "detached" });
  const outcome = await app.evaluate<string>("globalThis.leaving.then(({ outcome }) => outcome)");
  if (outcome !== "kept") throw new Error(`startCancel came to ${outcome}`);
};

/** Throws unless the guide touches no edge of its element and stands within 40 px. */
async function beBesideTarget(app: App, part: "tooltip" | "step"): Promise<void> {
  const [element, guide] = await Promise.all([
    target(app).then((element) => element.boundingBox()),
    app.locator(`cairn-root [part~=${part}]`).boundingBox(),
  ]);
  if (!element || !guide) throw new Error("element or guide are not there");
  const apart = Math.max(
    guide.y - (element.y + element.height),
    element.y - (guide.y + guide.height),
    guide.x - (element.x + element.width),
    element.x - (guide.x + guide.width),
  );
  if (apart < 0 || apart > 40) throw new Error(`${Math.round(apart)} px from its element`);
}

/** The element that guides point at; it may stand in a frame of the host's. */
async function target(app: App): Promise<Locator> {
  const inside = app.locator("#connect");
  if ((await inside.count()) > 0) return inside;
  return app.frameLocator("iframe >> nth=0").locator("#connect");
}
