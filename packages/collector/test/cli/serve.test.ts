import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished } from "vitest";
import { MIGRATIONS } from "../../src/store/sqlite/migrations/index.ts";
import { SCHEMA_VERSION } from "../../src/store/sqlite/schema.ts";
import { aTrack } from "../support/a-collector.ts";
import { runCairn, spawnCairn, startCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

it("28: serves from one process and one folder without a setting: says where it is, takes a sign-in link once, stops with 0", async () => {
  const child = startCairn("serve", "--port", "0", "--data", temporaryFolder());
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.includes("#token=")) break;
  }
  expect(out).toMatch(/Data +\/.+, events are kept for 400d after they were received\n/);
  expect(out).not.toContain("from schema");
  const url = /Collector +(http:\/\/127\.0\.0\.1:\d+)/.exec(out)?.[1] ?? "";
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const token = /#token=(\S+)/.exec(out)?.[1];
  const signIn = (): Promise<Response> =>
    fetch(`${url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ token }),
    });
  expect((await signIn()).status).toBe(200);
  expect((await signIn()).status).toBe(401);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("says in one line that the port is in use, and which to take", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? address!.port : 0;
  const ran = await spawnCairn("serve", "--port", String(port), "--data", temporaryFolder());
  expect(ran).toEqual({
    code: 1,
    out: "",
    err: `cairn: Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1}, or --port ${port + 1}.\n`,
  });
});

it("says in one line that the data folder cannot be used", async () => {
  const folder = temporaryFolder({ file: "" });
  for (const data of [join(folder, "file", "below"), "/proc/cairn"]) {
    const ran = await runCairn("serve", "--port", "0", "--data", data);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^cairn: The data folder .+ cannot be used: .+\n$/);
    expect(ran.err).toContain("--data FOLDER, or CAIRN_DATA");
  }
});

it("refuses an address that is not this machine's", async () => {
  // 203.0.113.0/24 is set aside for documentation (RFC 5737).
  const ran = await spawnCairn(
    "serve",
    "--host",
    "203.0.113.9",
    "--port",
    "0",
    "--data",
    temporaryFolder(),
  );
  expect(ran).toMatchObject({ code: 1, out: "" });
  expect(ran.err).toContain("203.0.113.9 is not an address of this machine");
});

it.each(["abc", "99999", "-1", "80.5"])("refuses %j as a port", async (port) => {
  const ran = await runCairn("serve", `--port=${port}`, "--data", temporaryFolder());
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("a port is a number from 0 to 65535");
});

it("keeps everything with --retention off, however old", async () => {
  const event = aTrack("m1", { timestamp: "2020-01-01T00:00:00.000Z" });
  const data = temporaryFolder({ "events.ndjson": JSON.stringify(event) });
  await runCairn("import", join(data, "events.ndjson"), "--data", data);
  const child = startCairn("serve", "--port", "0", "--data", data, "--retention", "off");
  onTestFinished(() => void child.kill("SIGKILL"));
  let log = "";
  child.stderr.on("data", (chunk) => (log += String(chunk)));
  let out = "";
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.includes("#token=")) break;
  }
  expect(out).toContain(", events are kept for ever\n");
  child.kill("SIGTERM");
  await once(child, "exit");
  expect(log).not.toContain("retention");
  const kept = await runCairn("export", "--out", join(data, "out.ndjson"), "--data", data);
  expect(kept.out).toContain(": 1 events.");
});

it("says in one line that it brought an older file up to date, and where the copy lies", async () => {
  const data = temporaryFolder();
  const database = new DatabaseSync(join(data, "cairn.db"));
  for (const migration of MIGRATIONS.slice(0, -1)) database.exec(migration);
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION - 1}`);
  database.close();
  const child = startCairn("serve", "--port", "0", "--data", data);
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.includes("#token=")) break;
  }
  const file = join(data, "cairn.db");
  expect(out.split("\n")[0]).toContain(
    `Brought ${file} from schema ${SCHEMA_VERSION - 1} to ${SCHEMA_VERSION}; as it was: ${file}.before-${SCHEMA_VERSION}.bak. Delete that copy`,
  );
});
