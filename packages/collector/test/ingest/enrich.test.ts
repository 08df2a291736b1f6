import { describe, expect, it } from "vitest";
import { enrich } from "../../src/ingest/enrich.ts";
import { createSkewClock } from "../../src/ingest/skew.ts";

const envelope = { messageId: "m1", timestamp: "2027-05-01T12:00:00.000Z" };
const receivedAtMs = Date.UTC(2027, 4, 1, 12, 0, 1);

describe("an event in the log", () => {
  it("has its session, place and account where they can be counted", () => {
    const cairn = { v: "1", session: "s1", seq: 4, tab: "t", activeMs: 900 };
    const message = {
      type: "track",
      event: "Invoice Sent",
      ...envelope,
      userId: "ann",
      anonymousId: "laptop",
      properties: { amount: 5 },
      context: { cairn, groupId: "acme" },
    } as const;
    expect(enrich(message, receivedAtMs, createSkewClock())).toEqual({
      messageId: "m1",
      type: "track",
      name: "Invoice Sent",
      actor: "ann",
      userId: "ann",
      anonymousId: "laptop",
      accountId: "acme",
      atMs: Date.UTC(2027, 4, 1, 12),
      receivedAtMs,
      session: "s1",
      seq: 4,
      properties: { amount: 5 },
      context: { cairn, groupId: "acme" },
    });
  });

  it("belongs to the anonymous id where no user is known, and takes nothing odd from the context", () => {
    const context = { cairn: { session: 5, seq: "x" }, groupId: 7 } as never;
    const message = {
      type: "page",
      ...envelope,
      anonymousId: "laptop",
      name: "Home",
      context,
    } as const;
    const event = enrich(message, receivedAtMs, createSkewClock());
    expect(event).toMatchObject({
      actor: "anon:laptop",
      name: "Page Viewed",
      properties: { name: "Home" },
    });
    expect(event).not.toHaveProperty("session");
    expect(event).not.toHaveProperty("seq");
    expect(event).not.toHaveProperty("accountId");
  });

  it.each(["", "  ", "x".repeat(257)])(
    "has no account where the context's groupId is no id: %j",
    (groupId) => {
      const message = {
        type: "identify",
        ...envelope,
        userId: "ann",
        context: { groupId },
      } as const;
      expect(enrich(message, receivedAtMs, createSkewClock())).not.toHaveProperty("accountId");
    },
  );
});
