import type { Environment, LiveEvent } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import type { EventFeed } from "../../ingest/feed.ts";
import { settled } from "./load.ts";
import { environmentOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** Proxies close what is silent for longer; 20 s is below the usual 30 and 60. */
const PING_MS = 20_000;
// A reader that does not keep up is let go: its browser comes back and begins with the last 50.
const MOST_WAITING = 2_000;

const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  // nginx would collect the events until its buffer is full.
  "x-accel-buffering": "no",
  // Once the view has ended its socket is of no more use; kept alive, it would hold up a stop for seconds.
  connection: "close",
};

/** `GET /live`: events as they come in, as server-sent events. */
export function liveRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  routes.get("/live", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    // Nobody would read the stream, or end it.
    if (c.req.method === "HEAD") return new Response(null, { headers: STREAM_HEADERS });
    // Another process may have erased somebody: the projector hears of it and lets the last events go.
    await settled(context);
    const user = c.req.query("user")?.trim() ?? "";
    const person =
      user === "" ? undefined : await context.registry.projection.person(environment.value, user);
    const actors = user === "" ? undefined : new Set([user, ...(person?.actors ?? [])]);
    const reader = { signal: c.req.raw.signal, isStillIn: c.get("isStillIn") };
    const stream = liveStream(context.feed, environment.value, actors, reader);
    return new Response(stream, { headers: STREAM_HEADERS });
  });
  return routes;
}

/** Who reads a stream. */
interface Reader {
  readonly signal: AbortSignal;
  /** Whether they may still: their session may have ended, or their key been revoked, since they began. */
  isStillIn(): Promise<boolean>;
}

/**
 * The last events, then each new one, and a ping every 20 s, until the reader cancels, their signal aborts, they may no
 * longer read, or the feed closes. `actors` limits it to one person's ids; refused events have those that they name.
 */
export function liveStream(
  feed: EventFeed,
  environment: Environment,
  actors: ReadonlySet<string> | undefined,
  { signal, isStillIn }: Reader,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const isWanted = (event: LiveEvent): boolean =>
    event.environment === environment &&
    (actors === undefined || (event.user !== undefined && actors.has(event.user)));
  let stop = (): void => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOver = false;
        const end = (): void => {
          if (isOver) return;
          stop();
          controller.close();
        };
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) <= -MOST_WAITING) end();
          else controller.enqueue(encoder.encode(text));
        };
        const sendEvent = (event: LiveEvent): void => {
          if (isWanted(event)) send(`event: event\ndata: ${JSON.stringify(event)}\n\n`);
        };
        const ping = setInterval(() => {
          send("event: ping\ndata:\n\n");
          // A store that cannot be asked now is asked again with the next ping.
          isStillIn().then(
            (is) => is || end(),
            () => {},
          );
        }, PING_MS);
        // An open studio must not keep a stopping process alive.
        ping.unref();
        const stopFeed = feed.onEvent(sendEvent, end);
        stop = () => {
          isOver = true;
          clearInterval(ping);
          stopFeed();
          signal.removeEventListener("abort", end);
        };
        signal.addEventListener("abort", end);
        send("retry: 2000\n\n");
        for (const event of feed.recent(environment)) sendEvent(event);
        if (signal.aborted) end();
      },
      cancel: () => stop(),
    },
    new CountQueuingStrategy({ highWaterMark: 100 }),
  );
}
