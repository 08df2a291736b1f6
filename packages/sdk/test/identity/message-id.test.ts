import { describe, expect, it } from "vitest";
import { createMessageIds } from "../../src/identity/message-id.ts";

describe("message ids", () => {
  const words = () => crypto.getRandomValues(new Uint32Array(3));

  it("are UUIDs of version 7 with the time in front", () => {
    const id = createMessageIds(() => 0x0198_0000_1234, words)();
    expect(id).toMatch(/^01980000-1234-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("sort as they were made, within a millisecond and when the clock steps back", () => {
    let nowMs = 1_750_000_000_000;
    const newId = createMessageIds(() => nowMs, words);
    const ids = Array.from({ length: 200 }, (_, index) => {
      if (index === 100) nowMs -= 60_000;
      return newId();
    });
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(200);
  });
});
