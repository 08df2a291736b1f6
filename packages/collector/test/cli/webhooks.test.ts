import { expect, it } from "vitest";
import type { DeliveryRecord } from "../../src/store/deliveries.ts";
import type { Cursor } from "../../src/store/event-log.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { aReceiver } from "../deliver/a-receiver.ts";
import { aDataFolder } from "../support/data-folder.ts";
import { runCairn } from "../support/run-cairn.ts";

it(
  "adds a webhook, shows its secret once, tries it, rotates, pauses, resumes and removes it",
  { timeout: 20_000 },
  async () => {
    const receiver = await aReceiver();
    const data = ["--data", await aDataFolder(), "--webhooks-allow-private", "127.0.0.1"];
    const cairn = (...args: readonly string[]) => runCairn("webhooks", ...args, ...data);
    expect((await cairn("list")).out).toContain("cairn webhooks add URL");
    const added = await cairn("add", receiver.url, "--events", "survey.answered");
    expect(added).toMatchObject({ code: 0, err: "" });
    const [, id = ""] = /^(wh_\S+) /.exec(added.out) ?? [];
    const [, secret = ""] = /(whsec_\S+)/.exec(added.out) ?? [];
    const listed = await cairn("list");
    expect(listed.out).toContain(`${id}  on, live, ${receiver.url} (survey.answered): 0 pending`);
    expect(listed.out).not.toContain(secret);
    expect((await cairn("test", id)).out).toMatch(/^delivered: 200 in \d+ ms\n$/);
    expect(JSON.parse(receiver.arrived[0]?.body ?? "")).toMatchObject({ type: "ping" });
    expect((await cairn("rotate", id)).out).toMatch(/whsec_/);
    expect((await cairn("pause", id)).out).toContain(`${id}  paused`);
    expect((await cairn("test", id)).err).toContain("The webhook is paused: the ping goes out");
    expect((await cairn("resume", id)).out).toContain(`${id}  on`);
    expect((await cairn("replay", id, "--since", "2d")).out).toBe(
      "0 will be sent again; 0 are pending now.\n",
    );
    expect((await cairn("deliveries", id)).out).toContain("30 days");
    expect((await cairn("remove", id)).out).toBe(`Removed ${id}.\n`);
    expect(await cairn("test", id)).toMatchObject({
      code: 1,
      err: expect.stringContaining("no webhook"),
    });
  },
);

it("refuses a receiver inside a private network that was not allowed, and says how to allow it", async () => {
  const data = await aDataFolder();
  for (const [url, network] of [
    ["https://10.0.0.7/", "10.0.0.7"],
    ["http://127.0.0.1:4000/", "127.0.0.0/8"],
    ["http://localhost:4000/", "127.0.0.0/8"],
  ] as const) {
    const ran = await runCairn("webhooks", "add", url, "--data", data);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(
      `give --webhooks-allow-private ${network} to cairn serve, and to cairn webhooks as well.`,
    );
  }
});

it("tells when a delivery was made, why it failed and when it is tried next, and replays no other", async () => {
  const data = await aDataFolder();
  const added = await runCairn("webhooks", "add", "https://hooks.example/", "--data", data);
  const [, id = ""] = /^(wh_\S+) /.exec(added.out) ?? [];
  const { log, registry } = await openSqlite(data);
  const record: DeliveryRecord = {
    id: "msg_1",
    destination: id,
    environment: "live",
    type: "survey.answered",
    messageId: "m1",
    actors: ["ann"],
    payload: "{}",
    createdAtMs: Date.UTC(2026, 0, 1),
    state: "pending",
    attempts: 1,
    startedAtMs: Date.UTC(2026, 0, 1),
    nextAtMs: Date.UTC(2026, 0, 1, 0, 5),
    lastAttempt: {
      at: "2026-01-01T00:00:01.000Z",
      tookMs: 5,
      outcome: "refused",
      status: 500,
      answer: "out of\n order",
    },
  };
  await registry.deliveries.enqueue({ from: undefined, to: "1" as Cursor, deliveries: [record] });
  await log.close();
  const cairn = (...args: readonly string[]) => runCairn("webhooks", ...args, "--data", data);
  expect((await cairn("deliveries", id)).out).toBe(
    "msg_1  2026-01-01T00:00:00.000Z  survey.answered pending, 1 attempts, " +
      "last 2026-01-01T00:00:01.000Z refused: 500 out of order, next 2026-01-01T00:05:00.000Z\n",
  );
  expect((await cairn("replay", id, "--since", "2d")).out).toBe(
    "0 will be sent again; 1 are pending now. A running server sends each when it is due; " +
      `one at once: cairn webhooks replay ${id} --delivery ID\n`,
  );
  expect(await cairn("replay", id, "--delivery", "msg_2")).toEqual({
    code: 1,
    out: "",
    err: `cairn: ${id} has no delivery msg_2. See what it has: cairn webhooks deliveries ${id}\n`,
  });
  expect((await cairn("replay", id, "--delivery", "msg_1")).code).toBe(0);
});

it("knows no dead letters of a code that none was refused for", async () => {
  const data = await aDataFolder();
  for (const command of ["list", "export", "replay", "remove"]) {
    const ran = await runCairn("dead-letters", command, "--code", "nonsense", "--data", data);
    expect(ran).toEqual({
      code: 1,
      out: "",
      err: "cairn: No event kept in live was refused for the code nonsense. See which there are: cairn dead-letters\n",
    });
  }
});

it.each([
  [
    "http://hooks.example/x",
    "url begins with https: http is taken for allowed private networks only.",
  ],
  [
    "http://localhost:9000/x",
    "private networks only. To allow it, give --webhooks-allow-private 127.0.0.0/8 to cairn serve, and to cairn webhooks as well.",
  ],
  ["ftp://hooks.example/x", "url begins with https://, found ftp://."],
])("says in whole sentences why %s is not taken", async (url, message) => {
  const ran = await runCairn("webhooks", "add", url, "--data", await aDataFolder());
  expect(ran).toMatchObject({ code: 1, out: "" });
  expect(ran.err.endsWith(`${message}\n`)).toBe(true);
});
