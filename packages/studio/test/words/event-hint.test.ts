import { describe, expect, it } from "vitest";
import { eventHint } from "../../src/words/event-hint.ts";
import { SEEN } from "../fixtures/people.ts";

describe("the hint at an event's name", () => {
  it("does not call an event unseen while what was typed may still become one that arrived", () => {
    expect(eventHint("Invo", SEEN)).toBe("Pick one that arrived, or type the whole name.");
    expect(eventHint("invoice sent", SEEN)).toBe("Pick one that arrived, or type the whole name.");
    expect(eventHint("Invoice Sent", SEEN)).toBe("Arrived 963 times from 248 people.");
    expect(eventHint("Invoice Sold", SEEN)).toContain("Not seen so far.");
  });
});
