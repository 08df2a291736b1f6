// @vitest-environment happy-dom
import { afterEach, expect, it } from "vitest";
import { mountWidgets } from "../../src/index.ts";
// Mounting imports these when they are needed; here they are fetched before anything waits for what they draw.
import "../../src/kinds.ts";
import { aCancelFlow, aQuestion, aSurvey, aWelcome } from "../ask-builders.ts";
import { aPort } from "../builders.ts";

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

it.each([
  ["panel", aSurvey(aQuestion("how", "csat"))],
  ["dialog", aWelcome()],
  ["dialog", aCancelFlow()],
] as const)(
  "ASK1 a designer reaches every part of what asks: %s, body, title, footer",
  async (box, guide) => {
    const { port, showing } = aPort({ guides: [guide] });
    stop = mountWidgets(port);
    showing.value = [{ guide, because: "offered", open: true }];
    const shadow = document.querySelector("cairn-root")!.shadowRoot!;
    const parts = () =>
      [...shadow.querySelectorAll(`[part~=${guide.kind}]`)].map((one) => one.getAttribute("part"));
    const names = [box, "body", "title", "footer"].map((part) => `${part} ${guide.kind}`);
    await expect.poll(parts).toEqual(expect.arrayContaining(names));
  },
);
