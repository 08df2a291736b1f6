import type { LiveEvent } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { createEventFeed } from "../../src/ingest/feed.ts";

const anEvent = (messageId: string, type = "track"): LiveEvent => ({
  messageId,
  receivedAt: "2026-05-04T09:30:00.000Z",
  environment: "live",
  type,
  name: "Invoice Sent",
  properties: {},
  verdict: "accepted",
});

const someEvents = (prefix: string, count: number): readonly LiveEvent[] =>
  Array.from({ length: count }, (_, at) => anEvent(`${prefix}${at}`));

const idsOf = (events: readonly LiveEvent[]): readonly string[] =>
  events.map(({ messageId }) => messageId);

describe("the feed of live events", () => {
  it("holds the last fifty, oldest first, whether they were made at once or later", () => {
    const feed = createEventFeed();
    const [one, two, three] = [someEvents("a", 30), someEvents("b", 40), someEvents("c", 15)];
    feed.publish(one);
    feed.publishLater("live", two.length, () => two);
    feed.publish(three);
    expect(idsOf(feed.recent("live"))).toEqual(idsOf([...two.slice(5), ...three]));
    expect(feed.recent("test")).toEqual([]);
  });

  it("makes no event that nobody looks at, and each at once for who does", () => {
    const feed = createEventFeed();
    let made = 0;
    const publish = (prefix: string): void =>
      feed.publishLater("live", 50, () => {
        made += 50;
        return someEvents(prefix, 50);
      });
    for (let at = 0; at < 100; at += 1) publish("unseen");
    expect(made).toBe(0);
    const seen: LiveEvent[] = [];
    const stop = feed.onEvent((event) => seen.push(event));
    publish("seen");
    stop();
    publish("later");
    expect(idsOf(seen)).toEqual(idsOf(someEvents("seen", 50)));
    expect(made).toBe(50);
  });

  it("keeps what arrived in view while requests are refused", () => {
    const feed = createEventFeed();
    feed.publish(someEvents("a", 5));
    for (let at = 0; at < 60; at += 1) feed.publish([anEvent(`refused${at}`, "request")]);
    expect(idsOf(feed.recent("live")).slice(0, 6)).toEqual([
      "a0",
      "a1",
      "a2",
      "a3",
      "a4",
      "refused50",
    ]);
  });

  it("forgets everything when it is told to", () => {
    const feed = createEventFeed();
    feed.publishLater("live", 3, () => someEvents("a", 3));
    feed.clear();
    expect(feed.recent("live")).toEqual([]);
  });
});
