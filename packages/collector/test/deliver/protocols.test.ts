import { createServer, type AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { addDestination } from "../../src/deliver/destinations.ts";
import { aCollector, aTrack, type TestCollector } from "../support/a-collector.ts";

/** A socket that answers whatever comes with these lines, and then leaves the connection open. */
async function aStubbornReceiver(
  ...lines: readonly string[]
): Promise<{ readonly url: string; readonly closed: Promise<void> }> {
  let tellClosed = (): void => undefined;
  const closed = new Promise<void>((resolve) => (tellClosed = resolve));
  const server = createServer((socket) => {
    socket.on("close", tellClosed);
    socket.on("error", () => undefined);
    socket.once("data", () => void socket.write(`${lines.join("\r\n")}\r\n\r\n`));
    onTestFinished(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, closed };
}

/** A collector with one milestone on its way to `url`; answers the webhook's id. */
async function delivering(
  url: string,
): Promise<{ readonly collector: TestCollector; readonly id: string }> {
  const collector = await aCollector({ config: { webhooksAllowPrivate: ["127.0.0.1"] } });
  const { registry, webhooks, now, newId } = collector.context;
  const wanted = { url, environment: "live", events: ["milestone.reached"] };
  const deps = { registry, allowed: webhooks.allowed, by: "Test", now, newId };
  const added = await addDestination(wanted, deps);
  if (!added.ok) throw new Error(added.failure);
  await collector.post("/v1/batch", { batch: [aTrack("m1", { event: "Milestone Reached" })] });
  return { collector, id: added.value.id };
}

it.each([
  [
    "a protocol of its own",
    ["HTTP/1.1 101 Switching Protocols", "Upgrade: x", "Connection: Upgrade"],
  ],
  ["101 and no protocol", ["HTTP/1.1 101 Switching Protocols"]],
])(
  "a receiver that answers with %s has failed, is tried again, and holds up neither its connection nor a stop",
  async (_what, lines) => {
    const receiver = await aStubbornReceiver(...lines);
    const { collector, id } = await delivering(receiver.url);
    await collector.context.webhooks.runOnce();
    const { deliveries } = await collector.context.registry.deliveries.deliveries(id, { limit: 5 });
    expect(deliveries).toMatchObject([
      {
        state: "pending",
        attempts: 1,
        lastAttempt: { outcome: "refused", status: 101 },
      },
    ]);
    await receiver.closed;
    await collector.stop();
  },
);
