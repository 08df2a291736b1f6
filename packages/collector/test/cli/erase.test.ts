import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aTrack } from "../support/a-collector.ts";
import { runCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function withAnn(): Promise<string> {
  const event = aTrack("m1", { userId: "ann", timestamp: "2026-01-01T00:00:00.000Z" });
  const data = temporaryFolder({ "events.ndjson": JSON.stringify(event) });
  await runCairn("import", join(data, "events.ndjson"), "--data", data);
  return data;
}

it("says that it holds nobody of an id, and promises nothing about them", async () => {
  const data = await withAnn();
  expect(await runCairn("erase", "--user", "anne", "--data", data)).toEqual({
    code: 1,
    out: "",
    err: "cairn: Nobody of the id anne was found in live or test.\n",
  });
  expect((await runCairn("erase", "--user", "ann", "--env", "test", "--data", data)).err).toBe(
    "cairn: Nobody of the id ann was found in test.\n",
  );
});

it("names each copy of the file in the folder that may still hold them", async () => {
  const data = await withAnn();
  for (const name of [
    "cairn.db.before-7.bak",
    "cairn.db.replaced-2026-01-01T00-00-00-000Z",
    "cairn.db.replaced-2026-01-01T00-00-00-000Z-wal",
  ]) {
    writeFileSync(join(data, name), "");
  }
  const { code, out } = await runCairn("erase", "--user", "ann", "--data", data);
  expect(code).toBe(0);
  expect(out).toContain("live: 1 events");
  expect([...out.matchAll(/rm '(.+)'/g)].map(([, file]) => file)).toEqual([
    join(data, "cairn.db.before-7.bak"),
    join(data, "cairn.db.replaced-2026-01-01T00-00-00-000Z"),
  ]);
});
