import { type MessageDefaults, parseMessage } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const receivedAt = "2026-05-04T09:30:00.000Z";
const defaults: MessageDefaults = { receivedAt, assignId: () => "assigned" };
const track = { type: "track", event: "Invoice Sent", userId: "u1", messageId: "m1" };

function read(input: unknown, more: Partial<MessageDefaults> = {}) {
  const result = parseMessage(input, { ...defaults, ...more });
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join("; "));
  return result.value;
}

function codesOf(input: unknown): readonly string[] {
  const result = parseMessage(input, defaults);
  return result.ok ? [] : result.failure.map(({ path, code }) => `${path} ${code}`);
}

describe("parseMessage", () => {
  it("reads what Segment's browser library sends, and leaves out what Cairn does not use", () => {
    const sent = {
      ...track,
      timestamp: "2026-05-04T09:29:59.120Z",
      sentAt: "2026-05-04T09:29:59.500Z",
      anonymousId: "a1",
      integrations: { All: true },
      channel: "client",
      writeKey: "pk_test_1",
      _metadata: { bundled: ["Segment.io"], nodeVersion: "24" },
      context: { library: { name: "analytics.js", version: "next-1.70" }, page: { path: "/" } },
      properties: { amount: 12.5, lines: [{ sku: "a" }], note: null },
    };
    expect(read(sent)).toEqual({
      type: "track",
      event: "Invoice Sent",
      messageId: "m1",
      timestamp: "2026-05-04T09:29:59.120Z",
      sentAt: "2026-05-04T09:29:59.500Z",
      userId: "u1",
      anonymousId: "a1",
      context: sent.context,
      properties: sent.properties,
    });
  });

  it("takes a server's numeric ids, missing message id and missing time", () => {
    expect(read({ type: "identify", userId: 4711, traits: { plan: "pro" } })).toEqual({
      type: "identify",
      userId: "4711",
      messageId: "assigned",
      timestamp: receivedAt,
      traits: { plan: "pro" },
    });
  });

  it("turns times with an offset into UTC and falls back to originalTimestamp", () => {
    expect(read({ ...track, timestamp: "2026-05-04T11:30:00+02:00" }).timestamp).toBe(receivedAt);
    expect(read({ ...track, originalTimestamp: receivedAt }).timestamp).toBe(receivedAt);
  });

  it("reads a mobile screen as a page", () => {
    const screen = {
      type: "screen",
      name: "Home",
      anonymousId: "a1",
      messageId: "m1",
      properties: { tab: 2 },
    };
    expect(read(screen)).toMatchObject({
      type: "page",
      name: "Home",
      properties: { tab: 2, screen: true },
    });
  });

  it("lets the route name the type", () => {
    expect(read({ event: "Invoice Sent", userId: "u1" }, { type: "track" }).type).toBe("track");
  });

  it("reads alias with previousId, or with the anonymous id in its place", () => {
    expect(read({ type: "alias", userId: "u1", previousId: "a1" })).toMatchObject({
      previousId: "a1",
    });
    expect(read({ type: "alias", userId: "u1", anonymousId: "a2" })).toMatchObject({
      previousId: "a2",
    });
    expect(codesOf({ type: "alias" })).toEqual(["userId missing", "previousId missing"]);
  });

  it("takes null and empty text for absent", () => {
    const message = read({
      ...track,
      anonymousId: null,
      properties: null,
      context: null,
      messageId: "",
    });
    expect(message).toEqual({
      type: "track",
      event: "Invoice Sent",
      messageId: "assigned",
      timestamp: receivedAt,
      userId: "u1",
    });
  });

  it("lists every problem at once, with what was found and what to do", () => {
    const result = parseMessage(
      {
        type: "track",
        userId: {},
        timestamp: "yesterday",
        properties: [],
        messageId: "m".repeat(300),
      },
      defaults,
    );
    expect(result.ok).toBe(false);
    expect(
      codesOf({
        type: "track",
        userId: {},
        timestamp: "yesterday",
        properties: [],
        messageId: "m".repeat(300),
      }),
    ).toEqual([
      "userId wrong-type",
      "messageId too-long",
      "timestamp bad-time",
      "event missing",
      "properties wrong-type",
    ]);
    if (!result.ok) {
      expect(result.failure[2]).toMatchObject({ found: '"yesterday"' });
      expect(result.failure[3]).toMatchObject({ hint: 'send "event"' });
    }
  });

  it.each([
    ["no id", { type: "page" }, "userId missing"],
    ["no type", { userId: "u1" }, "type unknown-type"],
    ["an unknown type", { type: "buy", userId: "u1" }, "type unknown-type"],
    ["a long event name", { ...track, event: "x".repeat(201) }, "event too-long"],
    ["a blank event name", { ...track, event: "  " }, "event empty"],
    ["a long id", { ...track, userId: "x".repeat(257) }, "userId too-long"],
    ["a time past the year 9999", { ...track, timestamp: 1e15 }, "timestamp bad-time"],
    ["no group id", { type: "group", userId: "u1" }, "groupId missing"],
    ["a list", [], " wrong-type"],
    ["null", null, " wrong-type"],
    ["eleven levels", { ...track, properties: nested(11) }, "properties too-deep"],
    [
      "a key that names a prototype",
      { ...track, properties: JSON.parse('{"a":{"__proto__":{"b":1}}}') },
      "properties not-json",
    ],
  ])("refuses %s", (_name, input, problem) => {
    expect(codesOf(input)).toEqual([problem]);
  });

  it("accepts names of 200 and ids of 256 characters, and ten levels", () => {
    const message = {
      ...track,
      event: "x".repeat(200),
      userId: "u".repeat(256),
      properties: nested(10),
    };
    expect(codesOf(message)).toEqual([]);
  });

  it("survives 100 000 levels without exhausting the stack", () => {
    expect(codesOf({ ...track, properties: nested(100_000) })).toEqual(["properties too-deep"]);
  });

  it("writes each readable time in one way, and refuses days and hours that there are not", () => {
    const digits = (most: number): fc.Arbitrary<string> =>
      fc.integer({ min: 0, max: most }).map((number) => `${number}`.padStart(2, "0"));
    const written = fc
      .tuple(fc.integer({ min: 1950, max: 9999 }), digits(13), digits(32), digits(25), digits(61))
      .map(
        ([year, month, day, hour, minute]) => `${year}-${month}-${day}T${hour}:${minute}:07.250Z`,
      );
    fc.assert(
      fc.property(written, (timestamp) => {
        const ms = Date.parse(timestamp);
        const result = parseMessage({ ...track, timestamp }, defaults);
        if (ms >= 0) {
          expect(result).toMatchObject({ value: { timestamp: new Date(ms).toISOString() } });
        } else expect(result.ok).toBe(false);
      }),
    );
  });

  it("never throws and never lets an unnamed problem through, whatever the JSON", () => {
    const field = fc.oneof(fc.jsonValue(), fc.constant(undefined));
    const message = fc.record(
      {
        type: fc.oneof(
          fc.constantFrom("track", "identify", "page", "screen", "group", "alias"),
          field,
        ),
        event: field,
        userId: field,
        anonymousId: field,
        previousId: field,
        groupId: field,
        messageId: field,
        timestamp: field,
        sentAt: field,
        properties: field,
        traits: field,
        context: field,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), message), (input) => {
        const result = parseMessage(input, defaults);
        if (result.ok) {
          expect(result.value.messageId.length).toBeGreaterThan(0);
          expect(Date.parse(result.value.timestamp)).not.toBeNaN();
          expect(result.value.userId ?? result.value.anonymousId).toBeTypeOf("string");
          expect(parseMessage(result.value, defaults)).toEqual(result);
        } else expect(result.failure.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

function nested(levels: number): unknown {
  let value: unknown = {};
  for (let level = 1; level < levels; level++) value = { a: value };
  return value;
}
