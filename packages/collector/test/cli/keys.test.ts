import { expect, it } from "vitest";
import { runCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const keyIn = (line: string): string => /^pk_(live|test)_[0-9a-f]+/.exec(line)?.[0] ?? "";

it("makes, lists, limits and revokes keys", async () => {
  const data = temporaryFolder();
  expect((await runCairn("keys", "--data", data)).out).toContain("No keys yet");
  const live = await runCairn("keys", "create", "--origin", "https://app.example", "--data", data);
  expect(live.out).toMatch(/^pk_live_\w+ {2}live, from https:\/\/app\.example\n$/);
  const test = await runCairn("keys", "create", "--env", "test", "--data", data);
  expect(test.out).toMatch(/^pk_test_\w+ {2}test, /);
  const key = keyIn(live.out);
  const limited = await runCairn("keys", "origins", key, "http://localhost:3000", "--data", data);
  expect(limited.out).toContain("from http://localhost:3000");
  expect((await runCairn("keys", "revoke", key, "--data", data)).out).toContain(", revoked 2");
  const { out } = await runCairn("keys", "list", "--data", data);
  expect(out.trim().split("\n").map(keyIn).toSorted()).toEqual([key, keyIn(test.out)].toSorted());
});

it("refuses a key that it does not know", async () => {
  const data = temporaryFolder();
  for (const command of ["revoke", "origins"]) {
    expect(await runCairn("keys", command, "pk_live_nope", "--data", data)).toEqual({
      code: 1,
      out: "",
      err: "cairn: There is no key pk_live_nope. List them: cairn keys\n",
    });
  }
});

it.each(["https://app.example/path", "app.example", "https://a.example?x=1", "null", ""])(
  "refuses %j as an origin and makes no key",
  async (origin) => {
    const data = temporaryFolder();
    const ran = await runCairn("keys", "create", "--origin", origin, "--data", data);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain(`cairn: "${origin}" is no origin. Write scheme and host only`);
    expect((await runCairn("keys", "--data", data)).out).toContain("No keys yet");
  },
);

it("refuses an environment that there is not", async () => {
  const ran = await runCairn("keys", "create", "--env", "prod", "--data", temporaryFolder());
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("Allowed choices are live, test");
});
