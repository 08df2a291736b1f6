import { describe, expect, it } from "vitest";
import { createHintModel } from "../../src/hint/model.ts";
import { aHint, aPort, shownAs } from "../builders.ts";

function arrange(style: "tooltip" | "hotspot", because: "asked" | "offered" = "offered") {
  const guide = aHint(style);
  const setting = aPort();
  return { ...setting, model: createHintModel(shownAs(guide, { because }), guide, setting.around) };
}

describe("hint model", () => {
  it("HINT1 counts as seen once, however often it is painted", () => {
    const { model, reported, said } = arrange("tooltip");
    model.seen();
    model.seen();
    expect(reported).toEqual([{ kind: "shown", guide: "tip" }]);
    expect(said).toEqual(["A tip"]);
  });

  it("HINT2 is open from the start as a tooltip, and on request as a hotspot", () => {
    expect(arrange("tooltip").model.isOpen.value).toBe(true);
    const { model, reported } = arrange("hotspot");
    expect(model.isOpen.value).toBe(false);
    model.toggle();
    model.toggle();
    expect(reported.map(({ kind }) => kind)).toEqual(["opened", "closed"]);
  });

  it("HINT3 takes focus only when somebody asked for it", () => {
    expect(arrange("tooltip", "offered").model.takesFocus()).toBe(false);
    expect(arrange("tooltip", "asked").model.takesFocus()).toBe(true);
    const { model } = arrange("hotspot");
    model.toggle();
    expect(model.takesFocus()).toBe(true);
  });

  it("HINT4 completes by its action, and follows it", () => {
    const { model, reported, told } = arrange("tooltip");
    model.follow();
    expect(reported).toEqual([{ kind: "completed", guide: "tip", by: "action" }]);
    expect(told).toEqual(["act Go"]);
  });

  it("HINT5 tells later, never and tips off apart", () => {
    const { model, reported } = arrange("tooltip");
    model.snooze();
    model.never();
    model.turnTipsOff();
    expect(reported.map(({ kind }) => kind)).toEqual(["snoozed", "never", "tips-off"]);
  });

  it("HINT6 stops watching its element", () => {
    const { model, told } = arrange("tooltip");
    model.stop();
    expect(told).toEqual(["stopped watching"]);
  });
});
