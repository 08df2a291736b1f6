import type { CompiledTour, CompiledTourStep } from "@cairn/core";
import type { ShownGuide, ShownStep } from "@cairn/sdk/port";
import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import { createTourModel } from "../../src/tour/model.ts";
import { aPort } from "../builders.ts";

const always = { priority: 0, pages: [], delayMs: 0, caps: {}, snoozeMs: 0 };
const aStep = (id: string, how: Partial<CompiledTourStep> = {}): CompiledTourStep => ({
  id,
  target: { selectors: [`#${id}`] },
  body: [{ kind: "paragraph", of: ["Here."] }],
  pages: [],
  missing: "stop",
  waitMs: 1000,
  spotlight: true,
  advance: { on: "button" },
  branches: [],
  isLast: false,
  ...how,
});
// The model hands elements on and never looks at them.
const anElement = {} as Element;

let tours = 0;
function arrange(
  steps: readonly CompiledTourStep[],
  { because = "offered", at = 0 }: { because?: ShownGuide["because"]; at?: number } = {},
) {
  // What is kept from one drawing of a tour to the next is kept by its id.
  const guide: CompiledTour = {
    ...always,
    kind: "tour",
    id: `tour-${tours++}`,
    title: "First",
    steps,
  };
  const element = signal<Element | undefined>(anElement);
  const place = (index: number): ShownStep => ({
    step: steps[index]!,
    number: index + 1,
    of: steps.length,
    mayGoBack: index > 0,
    element,
  });
  const shown = signal<ShownGuide>({ guide, because, open: true, step: place(at) });
  const setting = aPort();
  const make = () => createTourModel(shown, guide, setting.around);
  return {
    ...setting,
    element,
    make,
    model: make(),
    to(index: number) {
      shown.value = { ...shown.peek(), step: place(index) };
    },
    wait() {
      const { step: _, ...rest } = shown.peek();
      shown.value = rest;
    },
  };
}
const kinds = (reported: readonly { readonly kind: string }[]) => reported.map(({ kind }) => kind);

describe("tour model", () => {
  it("TOUR1 shows nothing while its step's element is not there, and all of it again with another one", () => {
    const { model, element } = arrange([aStep("one")]);
    expect(model.shown.value?.step.id).toBe("one");
    element.value = undefined;
    expect(model.shown.value).toBeUndefined();
    element.value = anElement;
    expect(model.element.value).toBe(anElement);
  });

  it("TOUR2 stands in the middle without a target, and where a missing one is to be centred", () => {
    const { model, element, to } = arrange([
      { ...aStep("welcome"), target: undefined as never },
      aStep("lost", { missing: "centre" }),
    ]);
    element.value = undefined;
    expect(model.shown.value?.step.id).toBe("welcome");
    to(1);
    expect(model.shown.value?.step.id).toBe("lost");
  });

  it("TOUR3 tells and says each step once, however often its element is replaced", () => {
    const { model, reported, said, to } = arrange([aStep("one"), aStep("two")]);
    model.seen("Here.");
    model.seen("Here.");
    to(1);
    model.seen("There.");
    expect(kinds(reported)).toEqual(["shown", "shown"]);
    expect(said).toEqual(["Step 1 of 2 Here.", "Step 2 of 2 There."]);
  });

  it("TOUR4 counts no steps where there is one, and none while it waits", () => {
    expect(arrange([aStep("only")]).model.count()).toBe("");
    const { model, wait } = arrange([aStep("one"), aStep("two")]);
    wait();
    expect(model.shown.value).toBeUndefined();
    expect(model.count()).toBe("");
  });

  it("TOUR5 takes focus when it was asked for and begins, and not when it came by itself", () => {
    expect(arrange([aStep("one")]).model.takesFocus(true)).toBe(false);
    expect(arrange([aStep("one")], { because: "asked" }).model.takesFocus(true)).toBe(true);
  });

  it("TOUR6 leaves focus where the page put it when a tour that was asked for goes on by itself", () => {
    const { model, make, to } = arrange([aStep("one"), aStep("two")], { because: "asked" });
    expect(model.takesFocus(true)).toBe(true);
    model.seen("");
    to(1);
    expect(model.takesFocus(true)).toBe(false);
    // It had to wait for its element and is drawn anew: focus is taken from nobody.
    expect(make().takesFocus(true)).toBe(false);
    expect(make().takesFocus(false)).toBe(true);
  });

  it("TOUR7 takes focus along with its own buttons, also over a step that had to be waited for", () => {
    const { model, make, to, reported } = arrange([aStep("one"), aStep("two")]);
    model.next();
    to(1);
    expect(model.takesFocus(true)).toBe(true);
    expect(model.takesFocus(true)).toBe(false);
    model.back();
    to(0);
    expect(make().takesFocus(true)).toBe(true);
    expect(kinds(reported)).toEqual(["next", "back"]);
  });

  it("TOUR8 closes its menu as it goes on", () => {
    const { model } = arrange([aStep("one"), aStep("two")]);
    model.isMenuOpen.value = true;
    model.next();
    expect(model.isMenuOpen.value).toBe(false);
  });

  it("25, 26: done, closed, later, never and tips off are told apart", () => {
    const { model, reported } = arrange([aStep("one")]);
    model.next();
    model.dismiss();
    model.snooze();
    model.never();
    model.turnTipsOff();
    expect(kinds(reported)).toEqual(["next", "dismissed", "snoozed", "never", "tips-off"]);
  });
});
