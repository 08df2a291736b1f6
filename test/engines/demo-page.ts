import type { Tab } from "../faults/engines/engine.ts";
import { eventually } from "../faults/eventually.ts";

const TOLD_WITHIN_MS = 15_000;

/** The demo as a new user goes through it, in any engine. */
export interface DemoPage {
  /** Waits until an expression in the page is true. */
  holds(what: string, expression: string): Promise<void>;
  /** Waits until a widget says so. */
  shows(words: string): Promise<void>;
  /** Clicks the host's controls, by id. */
  press(...ids: readonly string[]): Promise<void>;
  /** Fills in the host's fields, by id. */
  enter(values: Readonly<Record<string, string>>): Promise<void>;
  /** Clicks a widget's button. */
  choose(button: string): Promise<void>;
  signUp(name: string): Promise<void>;
  addCustomer(name: string): Promise<void>;
  /** Opens the bank's form and has these account numbers refused. */
  failAtBank(...accountNumbers: readonly string[]): Promise<void>;
}

// The engines have no common way into shadow roots but the page's own.
const PAGE = `(() => {
  window.roots = () => [...document.querySelectorAll("cairn-root")].map((root) => root.shadowRoot);
  window.buttonOf = (name) => roots().flatMap((root) => [...root.querySelectorAll("button")])
    .find((button) => button.textContent.trim() === name);
  window.wordsOf = () => roots().map((root) =>
    [...root.children].filter((child) => child.localName !== "style").map((child) => child.textContent).join(" ")).join(" ");
})()`;

/** Takes over a tab in which the demo is loaded. */
export async function demoIn(tab: Tab): Promise<DemoPage> {
  await tab.evaluate(PAGE);
  const holds = (what: string, expression: string): Promise<void> =>
    eventually(what, () => tab.evaluate<boolean>(expression), TOLD_WITHIN_MS);
  const press = async (...ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      await holds(`#${id}`, `document.getElementById("${id}") !== null`);
      await tab.evaluate(`void document.getElementById("${id}").click()`);
    }
  };
  const enter = async (values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [id, value] of Object.entries(values)) {
      await holds(`#${id}`, `document.getElementById("${id}") !== null`);
      await tab.evaluate(`(() => {
        const input = document.getElementById("${id}");
        input.value = ${JSON.stringify(value)};
        input.dispatchEvent(new Event("input", { bubbles: true }));
      })()`);
    }
  };
  return {
    holds,
    shows: (words) => holds(words, `wordsOf().includes(${JSON.stringify(words)})`),
    press,
    enter,
    async choose(button) {
      await holds(button, `buttonOf(${JSON.stringify(button)}) !== undefined`);
      await tab.evaluate(`buttonOf(${JSON.stringify(button)}).click()`);
    },
    async signUp(name) {
      await enter({ name, company: `${name} Ltd`, email: "new.user@example.com" });
      await press("sign-up");
    },
    async addCustomer(name) {
      await press("nav-customers", "add-customer");
      await enter({ "customer-name": name, "customer-email": "buyer@example.com" });
      await press("save-customer");
    },
    async failAtBank(...accountNumbers) {
      await press("nav-bank");
      await enter({ "bank-account-holder": "New User", "bank-sort-code": "20-00-00" });
      for (const wrong of accountNumbers) {
        await enter({ "bank-account-number": wrong });
        await press("connect-bank");
        await holds("the bank's refusal", "document.querySelector('#bank-error p') !== null");
        await tab.evaluate("new Promise((resolve) => setTimeout(resolve, 400))");
      }
    },
  };
}
