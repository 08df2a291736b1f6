import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createCollector } from "../../src/collector.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { LEDGERLY, ledgerlyWith } from "../support/ledgerly.ts";
import { runCairn, spawnCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const BROKEN = ledgerlyWith((guidebook) => {
  guidebook.milestones["first-payment"]!["after"] = ["nothing"];
});

it("publishes, publishes again and rolls back, each under a new number", async () => {
  const data = temporaryFolder();
  expect(await runCairn("publish", LEDGERLY, "--data", data)).toEqual({
    code: 0,
    out: "Version 1 is live.\n",
    err: "",
  });
  expect((await runCairn("publish", LEDGERLY, "--data", data)).out).toBe("Version 2 is live.\n");
  expect((await runCairn("rollback", "1", "--data", data)).out).toBe(
    "Version 3 is live; it restores version 1.\n",
  );
});

it("publishes to test alone, and rolls back there alone", async () => {
  const data = temporaryFolder();
  await runCairn("publish", LEDGERLY, "--data", data);
  expect((await runCairn("publish", LEDGERLY, "--env", "test", "--data", data)).out).toBe(
    "Version 2 is in test.\n",
  );
  expect((await runCairn("rollback", "1", "--env", "test", "--data", data)).out).toBe(
    "Version 3 is in test; it restores version 1.\n",
  );
  const { log, registry } = await openSqlite(data);
  onTestFinished(() => log.close());
  expect(await registry.definitions.live("live")).toMatchObject({ version: { version: 1 } });
  expect(await registry.definitions.live("test")).toMatchObject({ version: { version: 3 } });
  expect(await runCairn("publish", LEDGERLY, "--env", "staging", "--data", data)).toMatchObject({
    code: 1,
    err: expect.stringContaining("Allowed choices are live, test") as string,
  });
});

it("publishes nothing of a guidebook with a mistake, and leaves what is live", async () => {
  const data = temporaryFolder({ "broken.json": BROKEN });
  await runCairn("publish", LEDGERLY, "--data", data);
  const file = join(data, "broken.json");
  const ran = await runCairn("publish", file, "--data", data);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain(`${file}:milestones.first-payment.after.0: there is no milestone`);
  expect(ran.err).toContain("was not published; what is live stays");
  expect((await runCairn("doctor", "--data", data)).out).toContain("guidebook: version 1\n");
});

it.each(["9", "0", "abc", "1.5", ""])("refuses to roll back to %j", async (version) => {
  const data = temporaryFolder();
  await runCairn("publish", LEDGERLY, "--data", data);
  const ran = await runCairn("rollback", version, "--data", data);
  expect(ran).toEqual({
    code: 1,
    out: "",
    err: `cairn: There is no version ${version}. Name one from 1 to 1.\n`,
  });
});

it("says that nothing was published yet, and that a folder is none of Cairn's", async () => {
  const data = temporaryFolder();
  expect(await runCairn("rollback", "1", "--data", data)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^cairn: There is nothing of Cairn's in /) as string,
  });
  await runCairn("keys", "create", "--data", data);
  expect((await runCairn("rollback", "1", "--data", data)).err).toBe(
    "cairn: Nothing was published yet. Publish a guidebook first: cairn publish FILE.\n",
  );
});

it("is noticed by a server that runs on the same folder, within seconds", async () => {
  const data = temporaryFolder();
  const store = await openSqlite(data);
  const key = "pk_live_1";
  await store.registry.access.putWriteKey({
    key,
    environment: "live",
    origins: [],
    createdAtMs: 0,
  });
  let nowMs = Date.now();
  const collector = createCollector({
    ...store,
    config: { assetsFolder: "" },
    now: () => nowMs,
    newId: () => crypto.randomUUID(),
    report: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(() => collector.stop());
  const revision = async (): Promise<unknown> => {
    const response = await collector.fetch(
      new Request(`http://collector.example/v1/guidebook?key=${key}`),
    );
    return ((await response.json()) as { readonly revision: string }).revision;
  };
  expect(await revision()).toBe("0");
  expect(await spawnCairn("publish", LEDGERLY, "--data", data)).toMatchObject({ code: 0 });
  nowMs += 3_000;
  expect(await revision()).toBe("1");
});
