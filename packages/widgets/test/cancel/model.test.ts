import { describe, expect, it } from "vitest";
import { createCancelModel } from "../../src/cancel/model.ts";
import { aCancelFlow } from "../ask-builders.ts";
import { aFigure, aPort, shownAs } from "../builders.ts";

function arrange(figures = [aFigure(14)]) {
  const setting = aPort();
  const flow = aCancelFlow();
  const shown = shownAs(flow, { figures, memory: {} });
  const draw = () => createCancelModel(shown, flow, setting.around);
  return { ...setting, model: draw(), draw };
}

describe("cancel model", () => {
  it("CANCEL1 comes from what you got to the reason, and from there to its remedy", () => {
    const { model, reported } = arrange();
    expect(model.part.value).toBe("figures");
    model.next();
    expect(model.part.value).toBe("reason");
    model.choose("unused");
    expect(reported).toEqual([]);
    model.next();
    expect(model.part.value).toBe("remedy");
    expect(reported).toEqual([{ kind: "reason", guide: "bye", reason: "unused" }]);
  });

  it("CANCEL2 begins with the reason where there is nothing to tell", () => {
    expect(arrange([]).model.part.value).toBe("reason");
  });

  it("CANCEL3 goes on to cancel from every part by one verb, and tells a reason that was chosen once", () => {
    const first = arrange();
    first.model.goOn();
    expect(first.reported).toEqual([{ kind: "went-on", guide: "bye" }]);

    const second = arrange([]);
    second.model.choose("other");
    second.model.goOn();
    expect(second.reported).toEqual([
      { kind: "reason", guide: "bye", reason: "other" },
      { kind: "went-on", guide: "bye" },
    ]);

    const third = arrange([]);
    third.model.choose("unused");
    third.model.next();
    third.model.goOn();
    expect(third.reported.map(({ kind }) => kind)).toEqual(["reason", "went-on"]);
    expect(third.model.isOpen.value).toBe(false);
  });

  it("CANCEL4 has no remedy where the reason has none, so there is nothing to step to", () => {
    const { model, reported } = arrange([]);
    model.choose("other");
    model.next();
    expect([model.part.value, reported]).toEqual(["reason", []]);
  });

  it("CANCEL5 tells which reason's remedy was taken, and leaves carrying it out to the port", () => {
    const { model, reported, told } = arrange([]);
    model.choose("unused");
    model.next();
    model.take();
    model.goOn();
    expect(reported.slice(1)).toEqual([{ kind: "remedy", guide: "bye", reason: "unused" }]);
    expect(told).toEqual([]);
  });

  it("CANCEL6 closes without a word of the reason that was looked at", () => {
    const { model, reported } = arrange([]);
    model.choose("unused");
    model.close();
    expect(reported).toEqual([{ kind: "dismissed", guide: "bye" }]);
  });

  it("CANCEL11 goes on in the part where it was, with the reason that was chosen, when the same showing comes back", () => {
    const { model, draw, reported } = arrange();
    model.next();
    model.choose("other");
    expect([draw().part.value, draw().chosen.value?.id]).toEqual(["reason", "other"]);
    model.choose("unused");
    model.next();
    const back = draw();
    expect(back.part.value).toBe("remedy");
    back.take();
    expect(reported.map(({ kind }) => kind)).toEqual(["reason", "remedy"]);
  });
});
