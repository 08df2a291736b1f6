import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createCollector } from "../src/collector.ts";
import { listen } from "../src/node.ts";
import { openSqlite } from "../src/store/sqlite/open.ts";
import { aTrack, basic, LIVE_KEY } from "./support/a-collector.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const SENDERS = 16;

it(
  "stops under load and beside a sender that never ends: each request is answered or cut, and what was acknowledged is stored once",
  { timeout: 20_000 },
  async () => {
    const data = join(temporaryFolder(), "data");
    const store = await openSqlite(data);
    await store.registry.access.putWriteKey({
      key: LIVE_KEY,
      environment: "live",
      origins: [],
      createdAtMs: 0,
    });
    const reported: unknown[] = [];
    const collector = createCollector({
      ...store,
      config: { assetsFolder: "/nowhere" },
      now: Date.now,
      newId: () => "unused",
      report: (error) => reported.push(error),
    });
    const server = await listen(collector, { host: "127.0.0.1", port: 0 });
    const acknowledged: string[] = [];
    const refusals: number[] = [];

    const agent = new Agent({ keepAlive: true });
    async function sendForEver(sender: number): Promise<void> {
      for (let batch = 0; ; batch += 1) {
        const ids = Array.from({ length: 20 }, (_, at) => `${sender}-${batch}-${at}`);
        const status = await post(server.url, agent, ids).catch(() => "cut" as const);
        if (status === "cut") return;
        if (status === 200) acknowledged.push(...ids);
        else refusals.push(status);
      }
    }
    const senders = Array.from({ length: SENDERS }, (_, sender) => sendForEver(sender));
    const { hostname, port } = new URL(server.url);
    const slow = connect(Number(port), hostname);
    slow.write(
      `POST /v1/batch HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: 5000\r\n\r\n{"batch":[`,
    );
    const slowWasCut = once(slow, "close");
    slow.on("error", () => undefined);
    while (acknowledged.length < 2_000) await new Promise((resolve) => setTimeout(resolve, 5));

    const startedMs = performance.now();
    await server.stop();
    const tookMs = performance.now() - startedMs;
    await Promise.all([...senders, slowWasCut]);
    agent.destroy();

    expect(refusals).toEqual([]);
    expect(reported).toEqual([]);
    expect(tookMs).toBeLessThan(6_000);
    const { log } = await openSqlite(data);
    const stored: string[] = [];
    for await (const rows of log.scan({ environment: "live" })) {
      stored.push(...rows.map(({ messageId }) => messageId));
    }
    await log.close();
    const held = new Set(stored);
    expect(held.size).toBe(stored.length);
    expect(acknowledged.filter((id) => !held.has(id))).toEqual([]);
  },
);

function post(url: string, agent: Agent, ids: readonly string[]): Promise<number> {
  const timestamp = new Date().toISOString();
  const body = JSON.stringify({ batch: ids.map((id) => aTrack(id, { timestamp })) });
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/v1/batch`,
      {
        method: "POST",
        agent,
        headers: { authorization: basic(LIVE_KEY), "content-type": "application/json" },
      },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode ?? 0));
        answer.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
