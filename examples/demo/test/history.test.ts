import {
  isReservedEvent,
  type Message,
  parseMessage,
  RESERVED_EVENTS,
  type StallReason,
} from "@cairn/core";
import { describe, expect, it } from "vitest";
import { sampleHistory } from "../history.ts";

const NOW_MS = Date.parse("2027-03-04T15:00:00Z");
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const messages = [...sampleHistory(NOW_MS)];
const tracks = messages.filter((message) => message.type === "track");
type Track = (typeof tracks)[number];

/** Each user's events, in order. */
const byUser = groupBy(
  tracks.filter(({ userId }) => userId !== undefined),
  userOf,
);

describe("the sample history", () => {
  it("is the same for the same now, and moves with it", () => {
    expect([...sampleHistory(NOW_MS)]).toEqual(messages);
    const later = [...sampleHistory(NOW_MS + DAY_MS)];
    expect(later.at(-1)?.timestamp).not.toBe(messages.at(-1)?.timestamp);
  });

  it("holds about 250 users within the last 30 days, in order of time, nothing from the future", () => {
    expect(new Set(messages.flatMap(({ userId }) => userId ?? [])).size).toBe(250);
    const times = messages.map(atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(NOW_MS - 31 * DAY_MS);
    expect(times.at(-1)).toBeLessThanOrEqual(NOW_MS);
  });

  it("says of each message that it is a sample, and the collector would take each one", () => {
    expect(messages.filter(({ context }) => context?.["sample"] !== true)).toEqual([]);
    const defaults = { receivedAt: new Date(NOW_MS).toISOString(), assignId: () => "none" };
    const refused = messages.filter((message) => !parseMessage(message, defaults).ok);
    expect(refused).toEqual([]);
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
  });

  it("carries reserved events with the documented properties only", () => {
    const wrong = tracks.filter(({ event }) => isReservedEvent(event)).flatMap(propertyFaults);
    expect([...new Set(wrong)]).toEqual([]);
  });

  it("counts messages and active time upwards within each session", () => {
    const sessions = groupBy(messages, ({ context }) => context?.cairn?.session ?? "");
    for (const session of sessions.values()) {
      const seqs = session.map(({ context }) => context!.cairn!.seq);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      const active = session.map(({ context }) => context!.cairn!.activeMs);
      expect(active).toEqual(active.toSorted((a, b) => a - b));
    }
  });
});

describe("what is planted in it", () => {
  const stalls = tracks.filter(({ event }) => event === "Stall Detected");
  const stalledAt = (milestone: string): readonly string[] => [
    ...new Set(stalls.filter((stall) => stall.properties?.["milestone"] === milestone).map(userOf)),
  ];
  const atBank = stalledAt("bank-connected");

  it("most stalls are at the bank", () => {
    for (const other of ["first-customer", "first-invoice-sent", "first-payment"]) {
      expect(atBank.length).toBeGreaterThan(3 * stalledAt(other).length);
    }
  });

  it("most who stall at the bank saw the account number refused", () => {
    expect(share(atBank, (user) => did(user, "Bank Connect Failed"))).toBeGreaterThan(0.75);
    const reasons = stalls.flatMap(
      (stall) => stall.properties?.["reasons"] as never as StallReason[],
    );
    expect(reasons.filter(({ event }) => event === "Bank Connect Failed").length).toBeGreaterThan(
      50,
    );
  });

  it("who read the answer to it connects the bank more often", () => {
    const refused = atBank.filter((user) => did(user, "Bank Connect Failed"));
    const readers = refused.filter((user) =>
      did(user, "Help Answer Viewed", "bank-account-number"),
    );
    const others = refused.filter((user) => !readers.includes(user));
    const connects = (user: string): boolean => did(user, "Bank Connected");
    expect(Math.min(readers.length, others.length)).toBeGreaterThanOrEqual(15);
    expect(share(readers, connects) - share(others, connects)).toBeGreaterThan(0.25);
  });

  it("who comes to share with an accountant takes longer to the first invoice", () => {
    const goals = new Map(
      messages.flatMap((message) =>
        message.type === "identify" ? [[message.userId, message.traits?.["goal"]]] : [],
      ),
    );
    const medianOf = (goal: string): number => {
      const spans = [...byUser].flatMap(([user, events]) => {
        const sent = events.find(({ event }) => event === "Invoice Sent");
        return goals.get(user) === goal && sent ? [atMs(sent) - atMs(events[0]!)] : [];
      });
      return spans.toSorted((a, b) => a - b)[Math.floor(spans.length / 2)]!;
    };
    const slow = medianOf("share-with-accountant");
    expect(slow).toBeGreaterThan(1.5 * medianOf("get-paid-sooner"));
    expect(slow).toBeGreaterThan(1.5 * medianOf("replace-spreadsheet"));
  });

  it("some who got value have been away for more than a week", () => {
    const drifted = [...byUser].filter(
      ([user, events]) => did(user, "Invoice Paid") && atMs(events.at(-1)!) < NOW_MS - 7 * DAY_MS,
    );
    expect(drifted.length).toBeGreaterThanOrEqual(5);
    expect(drifted.length).toBeLessThan(40);
  });

  it("whose account number was refused more than once likes it less, and says so in the survey", () => {
    const scores = [...byUser].flatMap(([, events]) => {
      const said = events.filter(({ event }) => event === "Survey Answered");
      const score = said.find(({ properties }) => properties?.["kind"] === "nps");
      const refusals = events.filter(({ event }) => event === "Bank Connect Failed").length;
      if (score === undefined) return [];
      return [{ score: Number(score.properties?.["score"]), wasRefused: refusals > 1 }];
    });
    const meanOf = (some: typeof scores): number =>
      some.reduce((sum, { score }) => sum + score, 0) / some.length;
    const [refused, others] = [true, false].map((wanted) =>
      scores.filter(({ wasRefused }) => wasRefused === wanted),
    );
    expect(Math.min(refused!.length, others!.length)).toBeGreaterThanOrEqual(5);
    expect(meanOf(others!) - meanOf(refused!)).toBeGreaterThan(1);
    const shown = tracks.filter(
      ({ event, properties }) => event === "Guide Shown" && properties?.["kind"] === "survey",
    );
    expect(new Set(shown.map(userOf)).size).toBe(shown.length);
    expect(shown.length).toBeGreaterThan(scores.length);
  });

  it("a handful got stuck within the last hours and did nothing since", () => {
    const stuck = [...byUser.values()].filter((events) => {
      const last = events.findLast(({ event }) => /^Stall (Detected|Resolved)$/.test(event));
      return last?.event === "Stall Detected" && atMs(last) > NOW_MS - 4 * HOUR_MS;
    });
    expect(stuck.length).toBeGreaterThanOrEqual(5);
    expect(stuck.length).toBeLessThanOrEqual(15);
  });
});

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function atMs({ timestamp }: Message): number {
  return Date.parse(timestamp);
}

function userOf({ userId }: Message): string {
  return userId ?? "";
}

function did(user: string, event: string, faq?: string): boolean {
  return (byUser.get(user) ?? []).some(
    (track) => track.event === event && (faq === undefined || track.properties?.["faq"] === faq),
  );
}

function share(users: readonly string[], has: (user: string) => boolean): number {
  return users.filter(has).length / users.length;
}

/** "event: property" for each property that docs/events.md does not tell or tells otherwise. */
function propertyFaults({ event, properties = {} }: Track): readonly string[] {
  const documented: Readonly<Record<string, string>> =
    RESERVED_EVENTS[event as keyof typeof RESERVED_EVENTS];
  const names = new Set([...Object.keys(documented), ...Object.keys(properties)]);
  return [...names]
    .filter((name) => {
      const type = documented[name];
      const value = properties[name];
      if (type === undefined) return true;
      if (value === undefined) return !type.endsWith("?");
      const expected = type.replace("?", "");
      if (!expected.endsWith("[]")) return typeof value !== expected;
      const isOf = (item: unknown): boolean => typeof item === expected.slice(0, -2);
      return !Array.isArray(value) || !value.every(isOf);
    })
    .map((name) => `${event}: ${name}`);
}
