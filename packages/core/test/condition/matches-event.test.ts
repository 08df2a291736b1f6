import { matchesEvent } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { NOW } from "./facts-builder.ts";

const event = {
  name: "Invoice Sent",
  atMs: NOW,
  properties: { amount: 120, customer: { country: "PT" }, due: "2026-05-10" },
};

describe("matchesEvent", () => {
  it("compares the whole name", () => {
    expect(matchesEvent({ name: "Invoice Sent" }, event)).toBe(true);
    expect(matchesEvent({ name: "Invoice" }, event)).toBe(false);
  });

  it("wants every property test to pass, nested ones too", () => {
    const large = { property: "amount", is: "at-least", value: 100 } as const;
    const abroad = { property: "customer.country", is: "not-equals", value: "DE" } as const;
    expect(matchesEvent({ name: event.name, where: [large, abroad] }, event)).toBe(true);
    const other = { ...abroad, is: "equals" } as const;
    expect(matchesEvent({ name: event.name, where: [large, other] }, event)).toBe(false);
  });

  it("judges dates at the event's own time", () => {
    const soon = { property: "due", is: "within-next", value: 7 * 86_400_000 } as const;
    expect(matchesEvent({ name: event.name, where: [soon] }, event)).toBe(true);
    const later = { ...event, atMs: NOW + 30 * 86_400_000 };
    expect(matchesEvent({ name: event.name, where: [soon] }, later)).toBe(false);
  });
});
