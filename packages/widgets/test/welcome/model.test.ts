import type { CompiledWelcome } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { createWelcomeModel } from "../../src/welcome/model.ts";
import { aWelcome } from "../ask-builders.ts";
import { aPort, shownAs } from "../builders.ts";

function arrange() {
  const setting = aPort();
  const shown = shownAs(aWelcome(), { memory: {} });
  const draw = () =>
    createWelcomeModel(shown, shown.value.guide as CompiledWelcome, setting.around);
  return { ...setting, model: draw(), draw };
}

describe("welcome model", () => {
  it("WELCOME1 tells the answer as that of its trait, and then that it is complete", () => {
    const { model, reported } = arrange();
    model.choose("books");
    model.choose("paid");
    model.next();
    expect(model.isOpen.value).toBe(false);
    expect(reported).toEqual([
      { kind: "answered", guide: "hello", question: "goal", answer: "paid" },
      { kind: "completed", guide: "hello" },
    ]);
  });

  it("WELCOME2 does nothing before something is chosen", () => {
    const { model, reported } = arrange();
    model.next();
    expect([model.isOpen.value, reported]).toEqual([true, []]);
  });

  it("WELCOME3 may be skipped, and then tells nothing of what was chosen", () => {
    const { model, reported } = arrange();
    model.choose("paid");
    model.close();
    expect(reported).toEqual([{ kind: "dismissed", guide: "hello" }]);
  });

  it("WELCOME8 keeps what was chosen when the same showing comes back after it gave way", () => {
    const { model, draw } = arrange();
    model.choose("paid");
    expect(draw().chosen.value).toBe("paid");
    expect(arrange().model.chosen.value).toBeUndefined();
  });

  it("WELCOME4 calls the person by name", () => {
    expect(arrange().model.title).toBe("What brings you here, Ada?");
  });
});
