import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { listen, type Listening } from "../src/node.ts";
import { createMemoryEventLog } from "../src/store/memory/event-log.ts";
import { aCollector, aTrack, basic, LIVE_KEY, type TestCollector } from "./support/a-collector.ts";

let stop = async (): Promise<void> => undefined;
afterEach(() => stop());

async function listening(collector: TestCollector): Promise<Listening> {
  const server = await listen(collector, { host: "127.0.0.1", port: 0 });
  let stopped: Promise<void> | undefined;
  stop = () => (stopped ??= server.stop());
  return { ...server, stop };
}

const headers = { authorization: basic(LIVE_KEY), "content-type": "application/json" };

describe("the HTTP server", () => {
  it("takes a batch whose length was not declared", async () => {
    const { url } = await listening(await aCollector());
    const body = new Blob([JSON.stringify({ batch: [aTrack("m1")] })]).stream();
    // The DOM's own type does not know `duplex`, which Node's fetch asks for.
    const init = { method: "POST", headers, body, duplex: "half" };
    const response = await fetch(`${url}/v1/batch`, init);
    expect(await response.json()).toMatchObject({ accepted: 1 });
  });

  it("stores and reports nothing of a body that was cut off", async () => {
    const collector = await aCollector();
    const { url } = await listening(collector);
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /v1/batch HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: ${basic(LIVE_KEY)}\r\n` +
        `Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"batch":[`,
    );
    await once(socket, "connect");
    socket.destroy();
    await once(socket, "close");
    const after = await fetch(`${url}/v1/batch`, { method: "POST", headers, body: '{"batch":[]}' });
    expect(after.status).toBe(200);
    expect((await collector.context.log.read(undefined, 5)).rows).toEqual([]);
    expect(collector.reported).toEqual([]);
  });

  it("answers what it was asked before it stops, and nothing after", async () => {
    const log = createMemoryEventLog();
    let tellAsked = (): void => undefined;
    let go = (): void => undefined;
    const asked = new Promise<void>((resolve) => (tellAsked = resolve));
    const mayGo = new Promise<void>((resolve) => (go = resolve));
    const slow: typeof log = {
      ...log,
      async append(environment, events) {
        tellAsked();
        await mayGo;
        return log.append(environment, events);
      },
    };
    const server = await listening(await aCollector({ log: slow }));
    const body = JSON.stringify({ batch: [aTrack("m1")] });
    const answer = fetch(`${server.url}/v1/batch`, { method: "POST", headers, body });
    await asked;
    const stopped = server.stop();
    go();
    expect(await (await answer).json()).toMatchObject({ accepted: 1 });
    await stopped;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow("fetch failed");
  });

  it("refuses a port that is taken with the system's error", async () => {
    const { url } = await listening(await aCollector());
    const port = Number(new URL(url).port);
    const again = listen(await aCollector(), { host: "127.0.0.1", port });
    await expect(again).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
