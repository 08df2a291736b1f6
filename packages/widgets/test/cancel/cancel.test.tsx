// @vitest-environment happy-dom
import type { ShownFigure } from "@cairn/sdk/port";
import { afterEach, describe, expect, it } from "vitest";
import { mountWidgets } from "../../src/index.ts";
// Mounting imports these when they are needed; here they are fetched before anything waits for what they draw.
import "../../src/kinds.ts";
import { aCancelFlow } from "../ask-builders.ts";
import { aFigure, aPort } from "../builders.ts";

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

async function drawn(figures: readonly ShownFigure[] = [aFigure(14)], guide = aCancelFlow()) {
  const { port, showing, reported } = aPort({ guides: [guide] });
  stop = mountWidgets(port);
  showing.value = [{ guide, because: "asked", open: true, figures }];
  const shadow = document.querySelector("cairn-root")!.shadowRoot!;
  const dialog = () => shadow.querySelector("dialog");
  await expect.poll(dialog).not.toBeNull();
  const ways = () => [...dialog()!.querySelectorAll<HTMLElement>("[part~=footer] > *")];
  return {
    dialog,
    reported,
    heading: () => dialog()!.querySelector("h2")!,
    ways: () => ways().map(({ textContent }) => textContent),
    looks: () => new Set(ways().map((way) => way.getAttribute("part"))),
    async press(words: string) {
      const found = [...dialog()!.querySelectorAll<HTMLElement>("button,label,a")];
      found.find(({ textContent }) => textContent.trim() === words)!.click();
      await Promise.resolve();
    },
  };
}

describe("cancel flow", () => {
  it("CANCEL7 has going on in each part, of the same look as whatever stands beside it", async () => {
    const { ways, looks, press } = await drawn();
    expect(ways()).toEqual(["Next", "Go on to cancel"]);
    expect(looks().size).toBe(1);
    await press("Next");
    expect(ways()).toEqual(["Go on to cancel"]);
    await press("Not used");
    expect(ways()).toEqual(["Next", "Go on to cancel"]);
    expect(looks().size).toBe(1);
    await press("Next");
    expect(ways()).toEqual(["Pause for a month", "Go on to cancel"]);
    expect(looks().size).toBe(1);
  });

  it("CANCEL8 gives each new part's heading focus, under the one name of the dialog", async () => {
    const { dialog, heading, press } = await drawn();
    const focused = () => (heading().getRootNode() as ShadowRoot).activeElement;
    expect([dialog()!.getAttribute("aria-label"), focused()]).toEqual([
      "Cancel your plan",
      dialog(),
    ]);
    expect(heading().textContent).toBe("Cancel your plan");
    for (const [words, title] of [
      ["Next", "Why?"],
      ["Not used", "Why?"],
      ["Next", "Pause it"],
    ] as const) {
      await press(words);
      expect(heading().textContent).toBe(title);
    }
    expect(focused()).toBe(heading());
  });

  it("CANCEL9 shows no way on but going on for a reason without a remedy", async () => {
    const { ways, press, reported } = await drawn([]);
    await press("Something else");
    expect(ways()).toEqual(["Go on to cancel"]);
    await press("Go on to cancel");
    expect(reported.slice(-2)).toEqual([
      { kind: "reason", guide: "bye", reason: "other" },
      { kind: "went-on", guide: "bye" },
    ]);
  });

  it("CANCEL10 draws a remedy that is a link as one, and leaves out a link that may not be followed", async () => {
    const flow = aCancelFlow();
    const withLink = (href: string) => ({
      ...flow,
      reasons: [
        {
          id: "unused",
          label: "Not used",
          remedy: { id: "plan", kind: "link", title: "Pay less", label: "See plans", href },
        } as const,
      ],
    });
    for (const [href, expected] of [
      ["/plans", ["See plans", "Go on to cancel"]],
      ["javascript:alert(1)", ["Go on to cancel"]],
    ] as const) {
      const { press, ways, dialog } = await drawn([], withLink(href));
      await press("Not used");
      await press("Next");
      expect(ways()).toEqual(expected);
      expect(dialog()!.querySelectorAll("a")).toHaveLength(expected.length - 1);
      stop();
    }
  });
});
