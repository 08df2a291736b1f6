import type { LiveEvent } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { refusalCause, refusalWords } from "../../src/words/refusal.ts";
import { fixtureLive, fixtureRefusedRequest } from "../fixtures/people.ts";

const REQUEST = fixtureRefusedRequest(0, "live");

describe("a request that was refused", () => {
  it("for its origin names it and leads to where it is allowed", () => {
    expect(refusalWords(REQUEST)).toBe(
      "https://beta.ledgerly.example may not send with the live key.",
    );
    expect(refusalCause(REQUEST)).toBe("origin");
  });

  it("from a page without an address says what the collector said: there is none to add", () => {
    const fromFrame: LiveEvent = { ...REQUEST, properties: { origin: "null" } };
    expect(refusalCause(fromFrame)).toBeUndefined();
    expect(refusalWords(fromFrame)).toContain("may not send with this key.");
  });

  it("for its key says what the collector said", () => {
    const message = "The write key pk_x is not known here.";
    const problem = { path: "", code: "unknown-key", message };
    const unknown: LiveEvent = { ...REQUEST, properties: {}, problem };
    expect(refusalWords(unknown)).toBe(message);
    expect(refusalCause(unknown)).toBe("key");
  });
});

describe("an event that was refused", () => {
  it("says what is wrong in one sentence", () => {
    const refused = fixtureLive(0).find((one) => one.verdict === "rejected");
    expect(refused && refusalWords(refused)).toBe(
      "event is missing: expected a name of at most 200 characters.",
    );
    expect(refused && refusalCause(refused)).toBeUndefined();
  });
});
