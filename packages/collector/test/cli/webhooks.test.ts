import { expect, it } from "vitest";
import { aReceiver } from "../deliver/a-receiver.ts";
import { aDataFolder } from "../support/data-folder.ts";
import { runCairn } from "../support/run-cairn.ts";

it("adds a webhook, shows its secret once, tries it, rotates, pauses, resumes and removes it", async () => {
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
  expect((await cairn("resume", id)).out).toContain(`${id}  on`);
  expect((await cairn("replay", id, "--since", "2d")).out).toBe("0 will be sent again.\n");
  expect((await cairn("deliveries", id)).out).toContain("30 days");
  expect((await cairn("remove", id)).out).toBe(`Removed ${id}.\n`);
  expect(await cairn("test", id)).toMatchObject({
    code: 1,
    err: expect.stringContaining("no webhook"),
  });
});

it("refuses a receiver inside a private network that was not allowed", async () => {
  const ran = await runCairn("webhooks", "add", "https://10.0.0.7/", "--data", await aDataFolder());
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("--webhooks-allow-private");
});
