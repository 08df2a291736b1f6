// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { afterEach, describe, expect, it } from "vitest";
import { createHost } from "../../src/host.ts";
import type { Surroundings } from "../../src/parts/surroundings.ts";
import { WithinReach } from "../../src/pointer/within-reach.tsx";
import { render } from "../../src/render/render.ts";
import { aPort } from "../builders.ts";

/** An open dialog of the page with a button in it. */
function aDialog(): readonly [dialog: HTMLElement, button: HTMLElement] {
  const dialog = document.createElement("dialog");
  const button = document.createElement("button");
  dialog.open = true;
  dialog.append(button);
  document.body.append(dialog);
  return [dialog, button];
}

/** What is drawn in `place`, if anything. */
function drawnIn(place: Element): string | undefined {
  return place.querySelector("cairn-root")?.shadowRoot?.querySelector("i")?.textContent;
}

describe("WithinReach", () => {
  afterEach(() => document.body.replaceChildren());

  it("6: goes along from one dialog of the page to the next, and out of them", async () => {
    const [first, inFirst] = aDialog();
    const [second, inSecond] = aDialog();
    const outside = document.createElement("button");
    const element = signal<Element | undefined>(inFirst);
    const { port } = aPort();
    const around = {
      said: signal(""),
      openRoot: (container: HTMLElement) => createHost({ ...port, container }),
    } as unknown as Surroundings;
    const place = document.createElement("div");
    document.body.append(outside, place);
    const stop = render(
      <WithinReach element={element} around={around}>
        <i>card</i>
      </WithinReach>,
      place,
    );
    expect(drawnIn(first)).toBe("card");

    element.value = inSecond;
    await Promise.resolve();
    expect([drawnIn(first), drawnIn(second)]).toEqual([undefined, "card"]);

    element.value = outside;
    await Promise.resolve();
    expect([drawnIn(first), drawnIn(second), place.textContent]).toEqual([
      undefined,
      undefined,
      "card",
    ]);
    stop();
  });
});
