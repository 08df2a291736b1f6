import { parseBatch } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const defaults = { receivedAt: "2026-05-04T09:30:00.000Z", assignId: () => "assigned" };
const good = { type: "track", event: "Invoice Sent", userId: "u1", messageId: "m1" };

describe("parseBatch", () => {
  it("judges each message for itself", () => {
    const bad = { type: "track", userId: "u1", messageId: "m2" };
    const batch = parseBatch(
      { batch: [good, bad, good], sentAt: "2026-05-04T09:29:00Z", writeKey: "pk" },
      defaults,
    );
    if (!batch.ok) throw new Error("refused");
    expect(batch.value.writeKey).toBe("pk");
    expect(batch.value.results.map(({ result }) => result.ok)).toEqual([true, false, true]);
    expect(batch.value.results[1]).toMatchObject({ index: 1, messageId: "m2" });
  });

  it("hands the batch's sentAt to messages that have none of their own", () => {
    const own = { ...good, sentAt: "2026-05-04T09:28:00Z" };
    const batch = parseBatch({ batch: [good, own], sentAt: "2026-05-04T09:29:00Z" }, defaults);
    if (!batch.ok) throw new Error("refused");
    const sent = batch.value.results.map(({ result }) => result.ok && result.value.sentAt);
    expect(sent).toEqual(["2026-05-04T09:29:00.000Z", "2026-05-04T09:28:00.000Z"]);
  });

  it("reads a bare list, and an empty one", () => {
    const bare = parseBatch([good], defaults);
    expect(bare.ok && bare.value.results).toHaveLength(1);
    expect(parseBatch({ batch: [] }, defaults)).toEqual({ ok: true, value: { results: [] } });
  });

  it.each([null, 1, "[]", {}, { batch: {} }])("says what to send instead of %j", (input) => {
    const batch = parseBatch(input, defaults);
    expect(batch.ok ? [] : batch.failure).toMatchObject([
      { path: "batch", code: "no-batch", hint: 'send {"batch": […]} or a list' },
    ]);
  });

  it("never throws and answers for every message, whatever the JSON", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (batch, sentAt) => {
        const result = parseBatch({ batch, sentAt }, defaults);
        expect(result.ok && result.value.results.map(({ index }) => index)).toEqual(
          batch.map((_, index) => index),
        );
      }),
    );
  });
});
