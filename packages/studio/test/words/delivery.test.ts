import type { ErasedPerson, IdentityCoverage } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { dropReason } from "../../src/words/drop-reason.ts";
import { erasureWords } from "../../src/words/erasure.ts";
import { coverageWords } from "../../src/words/identity.ts";
import { lately } from "../../src/words/lately.ts";
import { lettersOutcomeWords } from "../../src/words/letters-outcome.ts";
import { prettyJson } from "../../src/words/pretty-json.ts";
import { refusalCode } from "../../src/words/refusal-code.ts";
import { attemptWords, webhookOutcomeWords } from "../../src/words/webhook.ts";

const NOON = Date.parse("2026-05-04T12:00:00Z");
const before = (ms: number): string => new Date(NOON - ms).toISOString();

describe("a reason to give events up", () => {
  // What packages/sdk tells; a new one there needs its sentence here.
  it.each([
    "full",
    "quota",
    "age",
    "storm",
    "consent-pending",
    "consent-denied",
    "malformed",
    "too-large",
  ])("%s is said in a sentence, with what to do", (reason) => {
    const { title, means, todo } = dropReason(reason);
    expect(title).not.toBe(reason);
    expect([means, todo].every((words) => words.endsWith("."))).toBe(true);
  });

  it("is shown as it came where it is somebody else's", () => {
    for (const word of ["their-own", "constructor"]) {
      expect(dropReason(word)).toMatchObject({ title: word, means: "Told by a sender." });
      expect(refusalCode(word).title).toBe(word);
    }
  });
});

describe("words about delivery", () => {
  it.each([
    [before(26 * 3_600_000), "in the last 24 hours"],
    [before(40 * 60_000), "in the last 40 minutes"],
    // The collector was started after this page was opened.
    [before(-5_000), "in the last minute"],
    [before(582_000), "in the last 10 minutes"],
    [before(90 * 60_000), "in the last 90 minutes"],
    [before(23.8 * 3_600_000), "in the last 24 hours"],
  ])("since %s is %s", (since, words) => {
    expect(lately(since, NOON)).toBe(words);
  });

  it("say what replaying came to, also where nothing was left", () => {
    const said = (stored: number, duplicates: number, refused: number) =>
      lettersOutcomeWords({ kind: "replayed", result: { stored, duplicates, refused } });
    expect(said(0, 0, 0)).toBe("There was nothing left to replay.");
    expect(said(0, 2, 1)).toBe(
      "2 known already or erased, nothing to store; 1 still refused and kept, with today's reason.",
    );
    expect(lettersOutcomeWords({ kind: "removed", result: { removed: 0 } })).toBe(
      "There was nothing left to delete.",
    );
  });

  it("say what erasing removed, that nobody was there, and that half of it is not all", () => {
    const said = (erased: ErasedPerson) => erasureWords({ kind: "erased", erased });
    expect(said({ known: true, events: 12, deadLetters: 1, deliveries: 0 })).toMatch(
      /^Erased: 12 events, 1 refused event, 0 webhook deliveries, and the profile\./,
    );
    expect(said({ known: false, events: 0, deadLetters: 0, deliveries: 0 })).toBe(
      "Nothing was held about this person.",
    );
    expect(erasureWords({ kind: "failed", failure: { kind: "lost" } })).toMatch(/^Not finished/);
  });

  it("call all but one token less than 100 %, and leave out reasons that did not occur", () => {
    const coverage: IdentityCoverage = {
      since: before(25 * 3_600_000),
      identified: 1_000,
      verified: 999,
      missing: 1,
      invalid: 0,
      expired: 0,
      otherAccount: 0,
      share: 0.999,
    };
    expect(coverageWords("observe", coverage, NOON)).toBe(
      "99\u00a0% of 1\u202f000 events that named a user in the last 24 hours carried a valid token (999), 1 without a token.",
    );
    expect(coverageWords("off", coverage, NOON)).toContain("Nothing is counted");
  });

  it("say how a webhook's address answered", () => {
    const attempt = { at: before(0), tookMs: 84.4 };
    expect(attemptWords({ ...attempt, outcome: "delivered", status: 204 })).toBe(
      "Delivered: it answered 204 within 84 ms",
    );
    const attemptTo = { ...attempt, outcome: "address-not-allowed", detail: "10.0.0.7" } as const;
    expect(webhookOutcomeWords({ kind: "tested", attempt: attemptTo })).toBe(
      "The address may not be called: 10.0.0.7.",
    );
    expect(webhookOutcomeWords({ kind: "replayed", replayed: 1 })).toBe(
      "1 delivery on the way again.",
    );
  });

  it("show JSON over lines, and what was cut off as it came", () => {
    expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(prettyJson('{"a":"cut')).toBe('{"a":"cut');
  });
});
