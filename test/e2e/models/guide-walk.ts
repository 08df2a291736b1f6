import type { Frame, Page } from "playwright-core";
import { vi } from "vitest";

/** Where Cairn runs. */
type App = Page | Frame;

/** Waits until guides may show. */
export async function whenReady(app: App): Promise<void> {
  // A function: a string would be an eval, which a policy forbids.
  await app.waitForFunction(() => globalThis.cairn?.state?.value?.ready === true);
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
  await vi.waitFor(() => beBesideTarget(app), { timeout: 3000, interval: 50 });
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

/** Throws unless the hint touches no edge of its element and stands within 40 px. */
async function beBesideTarget(app: App): Promise<void> {
  const [target, hint] = await Promise.all([
    targetBox(app),
    app.locator("cairn-root [part~=tooltip]").boundingBox(),
  ]);
  if (!target || !hint) throw new Error("element or hint are not there");
  const apart = Math.max(
    hint.y - (target.y + target.height),
    target.y - (hint.y + hint.height),
    hint.x - (target.x + target.width),
    target.x - (hint.x + hint.width),
  );
  if (apart < 0 || apart > 40) throw new Error(`${Math.round(apart)} px from its element`);
}

/** Where the element is, seen from the whole page; it may stand in a frame of the host's. */
async function targetBox(app: App) {
  const inside = app.locator("#connect");
  if ((await inside.count()) > 0) return inside.boundingBox();
  return app.frameLocator("iframe >> nth=0").locator("#connect").boundingBox();
}
