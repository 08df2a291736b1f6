import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as realTime } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { expect, it, onTestFinished, vi } from "vitest";
import { parseNetworks } from "../../src/deliver/address.ts";
import { addDestination } from "../../src/deliver/destinations.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { basic, LIVE_KEY } from "../support/a-collector.ts";
import { startCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { aReceiver, type Arrived } from "./a-receiver.ts";

const ALLOWED = "127.0.0.1";
const PATIENCE = { timeout: 20_000 };
// It is tried again within 5 s; a second refusal would make it wait for minutes.
const REFUSED = 1;

/** A data folder with a write key and a webhook; answers the webhook's secret. */
async function prepare(folder: string, url: string): Promise<string> {
  const { registry, log } = await openSqlite(folder);
  const createdAtMs = Date.now();
  await registry.access.putWriteKey({
    key: LIVE_KEY,
    environment: "live",
    origins: [],
    createdAtMs,
  });
  const wanted = { url, environment: "live", events: ["milestone.reached"] };
  const allowed = parseNetworks([ALLOWED])!;
  const deps = { registry, allowed, by: "Test", now: () => createdAtMs, newId: () => "1" };
  const added = await addDestination(wanted, deps);
  await log.close();
  if (!added.ok) throw new Error(added.failure);
  return added.value.secrets[0]!.secret;
}

interface Serving {
  readonly port: number;
  kill(): Promise<void>;
}

/** `cairn serve` in a process of its own, once it listens. */
async function serve(folder: string, port = 0): Promise<Serving> {
  const places = ["--port", `${port}`, "--data", folder];
  const child = startCairn("serve", ...places, "--webhooks-allow-private", ALLOWED);
  onTestFinished(() => void child.kill("SIGKILL"));
  child.stderr.resume();
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  await vi.waitFor(() => expect(said).toContain("#token="), PATIENCE);
  return {
    port: Number(/Collector +\S+:(\d+)/.exec(said)?.[1]),
    async kill() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Sends until it is told to stop; each event again until it is acknowledged. */
function sendTo(port: number): { stop(): Promise<readonly string[]> } {
  const acknowledged: string[] = [];
  let isOver = false;
  async function send(): Promise<void> {
    while (!isOver) {
      const messageId = `m${acknowledged.length}`;
      const properties = { milestone: "first-invoice", title: "First invoice" };
      const about = { type: "track", event: "Milestone Reached", userId: "ann" };
      const body = JSON.stringify({ batch: [{ ...about, messageId, properties }] });
      const headers = { authorization: basic(LIVE_KEY) };
      const url = `http://127.0.0.1:${port}/v1/batch`;
      const answer = await fetch(url, { method: "POST", headers, body }).catch(() => undefined);
      if (answer?.ok) acknowledged.push(messageId);
      await realTime(20);
    }
  }
  const sending = send();
  return {
    async stop() {
      isOver = true;
      await sending;
      return acknowledged;
    },
  };
}

const idOf = ({ headers }: Arrived): string => String(headers["webhook-id"]);
function messageOf({ body }: Arrived): string {
  return (JSON.parse(body) as { data: { messageId: string } }).data.messageId;
}

it(
  "delivers every acknowledged event under one id each, though the receiver fails and the collector is killed",
  { timeout: 60_000 },
  async () => {
    let isFrozen = true;
    const held: ServerResponse[] = [];
    const delivered: Arrived[] = [];
    const { url, arrived } = await aReceiver((response, at) => {
      if (at <= REFUSED) return void response.destroy();
      if (isFrozen) return void held.push(response);
      delivered.push(arrived[at - 1]!);
      response.end();
    });
    const folder = temporaryFolder();
    const secret = await prepare(folder, url);
    const first = await serve(folder);
    const sender = sendTo(first.port);
    await vi.waitFor(() => expect(held).toHaveLength(1), PATIENCE);
    const underWay = arrived.at(-1)!;
    await first.kill();
    await serve(folder, first.port);
    await vi.waitFor(() => expect(held).toHaveLength(2), PATIENCE);
    isFrozen = false;
    delivered.push(arrived.at(-1)!);
    held.at(-1)?.end();
    const acknowledged = await sender.stop();
    await vi.waitFor(
      () => expect(new Set(delivered.map(messageOf))).toEqual(new Set(acknowledged)),
      PATIENCE,
    );

    expect(arrived.filter((one) => idOf(one) === idOf(underWay)).length).toBeGreaterThan(1);
    const bodies = new Map(arrived.map((one) => [idOf(one), one.body]));
    expect(bodies.size).toBe(acknowledged.length);
    for (const one of arrived) {
      expect(one.body).toBe(bodies.get(idOf(one)));
      new Webhook(secret).verify(one.body, one.headers as Record<string, string>);
    }
  },
);
