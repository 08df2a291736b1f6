// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { mountWidgets } from "../../src/index.ts";
// Mounting imports these when they are needed; here they are fetched before anything waits for what they draw.
import "../../src/kinds.ts";
import { aFaq, aPort } from "../builders.ts";

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

describe("help", () => {
  it("HELP12 stays open while Escape only ends the choosing of a character, and no dialog of the page closes with it", async () => {
    const { port, open } = aPort({ faqs: [aFaq("iban")] });
    stop = mountWidgets(port);
    port.help.start();
    const box = () => document.querySelector("cairn-root")!.shadowRoot!.querySelector("input");
    await expect.poll(box).not.toBeNull();
    const press = (isComposing: boolean) => {
      const escape = { key: "Escape", isComposing, bubbles: true, cancelable: true };
      return box()!.dispatchEvent(new KeyboardEvent("keydown", escape));
    };
    expect([press(true), open.peek()]).toEqual([true, {}]);
    expect([press(false), open.peek()]).toEqual([false, undefined]);
  });
});
