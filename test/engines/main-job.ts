import { startCollector } from "../e2e/models/collector.ts";
import type { Engine, Tab } from "../faults/engines/engine.ts";
import { eventually } from "../faults/eventually.ts";

const TOLD_WITHIN_MS = 15_000;

/**
 * The main job in any engine: a new user of the demo gets the checklist, ticks an item, is offered help at the third
 * failure, reads the answer and goes on. Throws where it stops.
 */
export async function tryMainJob(engine: Engine): Promise<void> {
  const collector = await startCollector({ demo: true });
  const profile = await engine.openProfile();
  try {
    const tab = await profile.openTab(`${collector.origin}/demo/?fresh`);
    await tab.evaluate(PAGE);
    const app = appIn(tab);
    await app.enter({ name: "Ana Example", company: "Ana Ltd", email: "ana@example.com" });
    await app.press("sign-up");
    await app.shows("Get your first invoice paid");
    await app.shows("0 of 4 done");

    await app.press("nav-customers", "add-customer");
    await app.enter({ "customer-name": "Northwind", "customer-email": "buyer@example.com" });
    await app.press("save-customer");
    await app.shows("1 of 4 done");

    await app.press("nav-bank");
    await app.enter({ "bank-account-holder": "Ana Example", "bank-sort-code": "20-00-00" });
    for (const wrong of ["12 34 56", "1234567", "12-34-567"]) {
      await app.enter({ "bank-account-number": wrong });
      await app.press("connect-bank");
      await app.holds("the bank's refusal", "document.querySelector('#bank-error p') !== null");
      await tab.evaluate("new Promise((resolve) => setTimeout(resolve, 400))");
    }
    await app.shows("This may help");
    await app.choose("Show the answer");
    await app.shows("8 digits");

    await app.enter({ "bank-account-number": "01234567" });
    await app.press("connect-bank");
    await app.shows("2 of 4 done");
    const report = await tab.evaluate<{ readonly rejected: number }>("cairn.flush()");
    if (report.rejected > 0) throw new Error(`${report.rejected} events were refused`);
  } finally {
    await profile.close();
    await collector.stop();
  }
}

// The engines have no common way into shadow roots but the page's own.
const PAGE = `(() => {
  window.roots = () => [...document.querySelectorAll("cairn-root")].map((root) => root.shadowRoot);
  window.buttonOf = (name) => roots().flatMap((root) => [...root.querySelectorAll("button")])
    .find((button) => button.textContent.trim() === name);
  window.wordsOf = () => roots().map((root) =>
    [...root.children].filter((child) => child.localName !== "style").map((child) => child.textContent).join(" ")).join(" ");
})()`;

function appIn(tab: Tab) {
  const holds = (what: string, expression: string): Promise<void> =>
    eventually(what, () => tab.evaluate<boolean>(expression), TOLD_WITHIN_MS);
  return {
    holds,
    /** Waits until a widget says so. */
    shows: (words: string) => holds(words, `wordsOf().includes(${JSON.stringify(words)})`),
    async press(...ids: readonly string[]): Promise<void> {
      for (const id of ids) {
        await holds(`#${id}`, `document.getElementById("${id}") !== null`);
        await tab.evaluate(`void document.getElementById("${id}").click()`);
      }
    },
    async enter(values: Readonly<Record<string, string>>): Promise<void> {
      for (const [id, value] of Object.entries(values)) {
        await holds(`#${id}`, `document.getElementById("${id}") !== null`);
        await tab.evaluate(`(() => {
          const input = document.getElementById("${id}");
          input.value = ${JSON.stringify(value)};
          input.dispatchEvent(new Event("input", { bubbles: true }));
        })()`);
      }
    },
    async choose(button: string): Promise<void> {
      await holds(button, `buttonOf(${JSON.stringify(button)}) !== undefined`);
      await tab.evaluate(`buttonOf(${JSON.stringify(button)}).click()`);
    },
  };
}
