// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { mountWidgets } from "../../src/index.ts";
// Mounting imports these when they are needed; here they are fetched before anything waits for what they draw.
import "../../src/kinds.ts";
import { aWelcome } from "../ask-builders.ts";
import { aPort } from "../builders.ts";

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

async function drawn() {
  const guide = aWelcome();
  const { port, showing, reported } = aPort({ guides: [guide] });
  stop = mountWidgets(port);
  showing.value = [{ guide, because: "offered", open: true }];
  const shadow = document.querySelector("cairn-root")!.shadowRoot!;
  const dialog = () => shadow.querySelector("dialog");
  await expect.poll(dialog).not.toBeNull();
  const ways = () => [...dialog()!.querySelectorAll<HTMLElement>("[part~=footer] button")];
  return { dialog, ways, reported };
}

describe("welcome question", () => {
  it("WELCOME5 is a modal named by its question, with a radio group of choices and what they mean", async () => {
    const { dialog } = await drawn();
    expect(dialog()!.getAttribute("aria-label")).toBe("What brings you here, Ada?");
    const group = dialog()!.querySelector("[role=radiogroup]")!;
    expect(dialog()!.querySelector(`#${group.getAttribute("aria-labelledby")}`)?.tagName).toBe(
      "H2",
    );
    const labels = [...group.querySelectorAll("label")].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(labels).toEqual(["Get paid Sooner, Ada", "Keep the books"]);
    expect([...group.querySelectorAll("input")].some(({ checked }) => checked)).toBe(false);
  });

  it("WELCOME6 goes on once something is chosen, and Enter in a choice does the same as Next", async () => {
    const { dialog, ways, reported } = await drawn();
    expect(ways().map(({ textContent }) => textContent)).toEqual(["Skip"]);
    dialog()!.querySelectorAll("input")[1]!.click();
    await Promise.resolve();
    expect(ways().map(({ textContent }) => textContent)).toEqual(["Next", "Skip"]);
    dialog()!.querySelector("form")!.requestSubmit();
    await expect.poll(dialog).toBeNull();
    expect(reported).toContainEqual({
      kind: "answered",
      guide: "hello",
      question: "goal",
      answer: "books",
    });
  });

  it("WELCOME7 is skipped without a word", async () => {
    const { dialog, ways, reported } = await drawn();
    ways()[0]!.click();
    await expect.poll(dialog).toBeNull();
    expect(reported.at(-1)).toEqual({ kind: "dismissed", guide: "hello" });
  });
});
