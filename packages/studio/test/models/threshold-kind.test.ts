import { describe, expect, it } from "vitest";
import { asThresholdKind, asWindowKind } from "../../src/models/threshold-kind.ts";

const event = { name: "Invoice Sent", where: [{ property: "amount", is: "exists" }] };
const within = { kind: "rolling", for: "7d" };

describe("a milestone of another kind", () => {
  it("keeps its event, and its window where it has one", () => {
    const count = { kind: "count", event, atLeast: 3, within };
    expect(asThresholdKind(count, "sum")).toEqual({
      kind: "sum",
      event,
      property: "",
      atLeast: 3,
      within,
    });
    expect(asThresholdKind(count, "active-time")).toEqual({
      kind: "active-time",
      atLeast: "10m",
      within,
    });
    expect(asThresholdKind(count, "absent")).toEqual({ kind: "absent", event, for: "7d" });
  });

  it("makes its event the first step of a sequence, and the first step the event", () => {
    const sequence = asThresholdKind({ kind: "count", event, atLeast: 1, within }, "sequence");
    expect(sequence).toEqual({ kind: "sequence", steps: [event, { name: "" }], within });
    expect(asThresholdKind(sequence, "count")).toEqual({
      kind: "count",
      event,
      atLeast: 1,
      within,
    });
  });

  it("begins anew where nothing can be read", () => {
    expect(asThresholdKind("?", "count")).toEqual({
      kind: "count",
      event: { name: "" },
      atLeast: 1,
    });
  });
});

describe("another window", () => {
  it("keeps a length of time, and asks for none where the calendar has it", () => {
    expect(asWindowKind(within, "since-start")).toEqual({ kind: "since-start", for: "7d" });
    expect(asWindowKind(within, "calendar")).toEqual({ kind: "calendar", unit: "month" });
    expect(asWindowKind({ kind: "calendar", unit: "day" }, "rolling")).toEqual({
      kind: "rolling",
      for: "10d",
    });
    expect(asWindowKind(within, "")).toBeUndefined();
  });
});
