// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Pointer } from "../../src/pointer/pointer.tsx";
import { createPutOff } from "../../src/pointer/put-off.ts";
import { render } from "../../src/render/render.ts";
import { aPort } from "../builders.ts";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
});

function draw({ title, holdsFocus = false }: { title?: string; holdsFocus?: boolean } = {}) {
  const { port, around, reported } = aPort();
  const model = { ...createPutOff(port, "tip"), guide: { id: "tip" } };
  const onGone = vi.fn();
  const stop = render(
    <Pointer
      model={model}
      around={{ ...around, holdsFocus: () => holdsFocus }}
      whose="hint"
      card="tooltip hint"
      title={title}
      name="Tip for {name|you}"
      text={[{ kind: "paragraph", of: ["Here."] }]}
      element={signal(undefined)}
      stand={() => ({ side: "bottom", gap: 12, onPlaced() {}, onGone })}
    />,
    document.body,
  );
  stops.push(stop);
  const card = document.querySelector<HTMLElement>("[role=dialog]")!;
  return { card, model, reported, onGone, stop };
}
const words = (of: Element) => document.querySelector(`#${of.getAttribute("aria-describedby")}`);

describe("Pointer", () => {
  it("POINTER1 is a dialog that leaves the page alone, named by its title or what it is", () => {
    const { card } = draw({ title: "Hello {name|you}" });
    expect(card.getAttribute("aria-label")).toBe("Hello Ada");
    expect(card.getAttribute("aria-modal")).toBeNull();
    expect(words(card)?.textContent).toBe("Here.");
    document.body.replaceChildren();
    expect(draw().card.getAttribute("aria-label")).toBe("Tip for Ada");
  });

  it("POINTER2 has every part that the README names of a card", () => {
    const { card, model } = draw({ title: "Hello" });
    model.isMenuOpen.value = true;
    return expect
      .poll(() =>
        [...card.querySelectorAll("[part$=hint]")].map((part) => part.getAttribute("part")),
      )
      .toEqual(["arrow hint", "header hint", "title hint", "footer hint", "menu hint"]);
  });

  it("8: Escape closes it, and no dialog of the page around it", () => {
    const { card, reported } = draw();
    const press = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    card.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
    expect(reported).toEqual([{ kind: "dismissed", guide: "tip" }]);
  });

  it("12: says when it goes with focus in it, and only then", () => {
    const without = draw();
    without.stop();
    expect(without.onGone).not.toHaveBeenCalled();
    const { stop, onGone } = draw({ holdsFocus: true });
    stop();
    expect(onGone).toHaveBeenCalledOnce();
  });
});
