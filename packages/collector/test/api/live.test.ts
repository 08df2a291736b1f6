import type { LiveEvent } from "@cairn/core/api";
import { afterEach, describe, expect, it, vi } from "vitest";
import { aStudio, did, NOON, openViews, type Studio } from "./studio.ts";

afterEach(() => void vi.useRealTimers());

const KEY = "pk_live_1";

async function aLiveStudio(): Promise<Studio> {
  const studio = await aStudio();
  const key = { key: KEY, environment: "live", origins: [], createdAtMs: NOON } as const;
  await studio.collector.context.registry.access.putWriteKey(key);
  return studio;
}

/** Sends a batch as a browser does. */
function send({ collector }: Studio, ...batch: readonly unknown[]): Promise<Response> {
  const body = JSON.stringify({ batch, writeKey: KEY });
  const headers = { "content-type": "application/json" };
  return collector.fetch(
    new Request("https://collector.example/v1/batch", { method: "POST", headers, body }),
  );
}
const track = (user: string, event: string, id: string) => ({
  type: "track",
  userId: user,
  event,
  messageId: id,
  timestamp: "2026-05-04T11:59:00.000Z",
});

/** The live view: reads what has come so far. */
async function watch(studio: Studio, query = "") {
  const response = await studio.call("GET", `live${query}`);
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  return {
    response,
    reader,
    /** The next block of the stream, comments and retry left out. */
    async next(): Promise<{ readonly event: string; readonly data: string } | undefined> {
      const { done, value } = await reader.read();
      if (done) return undefined;
      const lines = decoder.decode(value).trim().split("\n");
      const field = (name: string) =>
        lines
          .find((line) => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trim();
      const event = field("event");
      return event === undefined ? this.next() : { event, data: field("data") ?? "" };
    },
    async nextEvent(): Promise<LiveEvent> {
      const block = await this.next();
      if (block?.event !== "event") throw new Error(`no event but ${block?.event}`);
      return JSON.parse(block.data) as LiveEvent;
    },
  };
}

describe("GET /api/live", () => {
  it("shows the last events first and then what comes in, refused ones with their problem", async () => {
    const studio = await aLiveStudio();
    await send(studio, track("ana", "Before", "m1"));
    const live = await watch(studio);
    expect(live.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(live.response.headers.get("cache-control")).toContain("no-store");
    expect(await live.nextEvent()).toEqual({
      messageId: "m1",
      receivedAt: "2026-05-04T12:00:00.000Z",
      environment: "live",
      user: "ana",
      type: "track",
      name: "Before",
      properties: {},
      verdict: "accepted",
    });
    await send(studio, track("ben", "After", "m2"), { type: "track", userId: "ben" });
    expect(await live.nextEvent()).toMatchObject({ messageId: "m2", name: "After" });
    expect(await live.nextEvent()).toMatchObject({
      user: "ben",
      verdict: "rejected",
      problem: { path: "event", code: "missing" },
      raw: '{"type":"track","userId":"ben"}',
    });
    await send(studio, track("ben", "After", "m2"));
    expect(await live.nextEvent()).toMatchObject({ messageId: "m2", verdict: "duplicate" });
    await live.reader.cancel();
  });

  it("begins with the last fifty", async () => {
    const studio = await aLiveStudio();
    for (let index = 0; index < 60; index += 1) {
      await send(studio, track("ana", "Clicked", `m${index}`));
    }
    const live = await watch(studio);
    expect((await live.nextEvent()).messageId).toBe("m10");
    for (let index = 11; index < 60; index += 1) {
      expect((await live.nextEvent()).messageId).toBe(`m${index}`);
    }
    await live.reader.cancel();
  });

  it("keeps to one person, by any of their ids, and to one environment", async () => {
    const studio = await aLiveStudio();
    await studio.happened(
      did("anon:x", "Looked Around", 0),
      did("ana", "Identified", 1, {}, { type: "identify", anonymousId: "x" }),
    );
    await studio.collector.context.projector.caughtUp();
    const ana = await watch(studio, "?user=ana");
    const test = await watch(studio, "?env=test");
    await send(
      studio,
      track("ben", "Not Hers", "m1"),
      { ...track("", "Hers", "m2"), anonymousId: "x" },
      track("ana", "Hers Too", "m3"),
    );
    expect((await ana.nextEvent()).name).toBe("Hers");
    expect((await ana.nextEvent()).name).toBe("Hers Too");
    vi.useFakeTimers();
    const pinged = await watch(studio, "?env=test");
    vi.advanceTimersByTime(20_000);
    expect((await pinged.next())?.event).toBe("ping");
    for (const live of [ana, test, pinged]) await live.reader.cancel();
  });

  it("pings every 20 s, so that no proxy takes it for dead", async () => {
    vi.useFakeTimers();
    const studio = await aLiveStudio();
    const live = await watch(studio);
    vi.advanceTimersByTime(40_000);
    expect((await live.next())?.event).toBe("ping");
    expect((await live.next())?.event).toBe("ping");
    await live.reader.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("lets go of everything when the reader leaves, by closing or by aborting", async () => {
    const studio = await aLiveStudio();
    const views = openViews(studio);
    const live = await watch(studio);
    expect(views()).toBe(1);
    await live.reader.cancel();
    expect(views()).toBe(0);

    const leaving = new AbortController();
    const request = new Request("https://collector.example/api/live", {
      headers: { cookie: studio.cookie },
      signal: leaving.signal,
    });
    const response = await studio.collector.fetch(request);
    expect(views()).toBe(1);
    leaving.abort();
    expect(views()).toBe(0);
    expect(await response.text()).toBe("retry: 2000\n\n");
  });

  it("opens nothing for who asks for its headers only", async () => {
    const studio = await aLiveStudio();
    const open = openViews(studio);
    const response = await studio.call("HEAD", "live");
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(open()).toBe(0);
  });

  it("ends when the collector stops", async () => {
    const studio = await aLiveStudio();
    const views = openViews(studio);
    const live = await watch(studio);
    await studio.collector.stop();
    expect(await live.next()).toBeUndefined();
    expect(views()).toBe(0);
  });

  it("lets a reader go that does not keep up", async () => {
    const studio = await aLiveStudio();
    const { feed } = studio.collector.context;
    const views = openViews(studio);
    const live = await watch(studio);
    const [event] = [
      await send(studio, track("ana", "Flood", "m1")),
      feed.recent("live")[0]!,
    ].slice(1);
    feed.publish(Array.from({ length: 3_000 }, () => event as LiveEvent));
    expect(views()).toBe(0);
    await live.reader.cancel();
  });

  it("ends with the session of who watches, at the next ping", async () => {
    const studio = await aLiveStudio();
    vi.useFakeTimers();
    const view = await watch(studio);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await view.next()).toMatchObject({ event: "ping" });
    await studio.call("DELETE", "session");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await view.next()).toMatchObject({ event: "ping" });
    expect(await view.next()).toBeUndefined();
  });
});
