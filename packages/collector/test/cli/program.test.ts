import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { spawnCairn } from "../support/run-cairn.ts";

it("tells its version", async () => {
  const file = new URL("../../package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version: string };
  const ran = await spawnCairn("--version");
  expect(ran).toMatchObject({ out: `${version}\n`, err: "", code: 0 });
});
