import type { Tab } from "../faults/engines/engine.ts";
import { eventually } from "../faults/eventually.ts";

const TOLD_WITHIN_MS = 15_000;
// The longest screen has some hundred controls.
const MOST_TABS = 250;

/** Somebody who uses a page of the studio with the keyboard alone, in any engine. */
export interface Hands {
  /** Waits until the page says so. */
  sees(words: string): Promise<void>;
  /** Waits for a screen by its heading. */
  isAt(heading: string): Promise<void>;
  /** Goes to a link or button by Tab, and presses Enter. */
  press(kind: "link" | "button", name: string): Promise<void>;
  /** Goes to a field by Tab, and types. */
  fill(label: string, words: string): Promise<void>;
}

// What has focus, as a screen reader calls it; a field by the first words of its label.
const AT = `(() => {
  const at = document.activeElement;
  const kind = { A: "link", BUTTON: "button" }[at.tagName] ?? "field";
  const label = at.labels?.[0]?.firstChild?.textContent;
  return kind + ": " + (at.getAttribute("aria-label") ?? label ?? at.textContent).trim();
})()`;

/** Takes over a tab in which the studio is loaded. */
export function handsOn(tab: Tab): Hands {
  const holds = (what: string, expression: string): Promise<void> =>
    eventually(what, () => tab.evaluate<boolean>(expression), TOLD_WITHIN_MS);
  const reach = async (control: string): Promise<void> => {
    const passed: string[] = [];
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      const at = await tab.evaluate<string>(AT);
      if (at === control) return;
      passed.push(at);
      await tab.press("Tab");
    }
    throw new Error(`"${control}" was not reached with Tab: ${[...new Set(passed)].join(" · ")}`);
  };
  return {
    sees: (words) => holds(words, `document.body.textContent.includes(${JSON.stringify(words)})`),
    isAt: (heading) =>
      holds(heading, `document.querySelector("h1")?.textContent === ${JSON.stringify(heading)}`),
    async press(kind, name) {
      await reach(`${kind}: ${name}`);
      await tab.press("Enter");
    },
    async fill(label, words) {
      await reach(`field: ${label}`);
      for (const letter of words) await tab.press(letter === " " ? "Space" : letter);
    },
  };
}
