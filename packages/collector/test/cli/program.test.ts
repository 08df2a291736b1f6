import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { spawnCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

it("tells its version", async () => {
  const file = new URL("../../package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version: string };
  const ran = await spawnCairn("--version");
  expect(ran).toMatchObject({ out: `${version}\n`, err: "", code: 0 });
});

it.each([
  [["keys", "crate"], `unknown command 'crate' (did you mean "create"?)`],
  [
    ["keys", "secret", "mak"],
    `unknown command 'mak' (there is "list", "create", "revoke", "help")`,
  ],
  [["user", "lst"], `unknown command 'lst' (did you mean "list"?)`],
  [["webhooks", "lst", "--data", "."], `unknown command 'lst' (did you mean "list"?)`],
  [["dead-letters", "purge"], `unknown command 'purge'`],
])("takes no word after %j for an argument of the list", async (args, message) => {
  const ran = await spawnCairn(...args);
  expect(ran).toMatchObject({ out: "", code: 1 });
  expect(ran.err).toContain(`cairn: ${message}`);
  expect(ran.err).not.toContain("too many arguments");
});

it("still lists without a word, and with options alone", async () => {
  const data = temporaryFolder();
  await spawnCairn("keys", "create", "--data", data);
  for (const args of [["keys"], ["keys", "list"]]) {
    const ran = await spawnCairn(...args, "--data", data);
    expect(ran).toMatchObject({ err: "", code: 0 });
    expect(ran.out).toMatch(/^pk_live_/);
  }
  expect((await spawnCairn("keys", "help")).out).toContain("revoke");
});
