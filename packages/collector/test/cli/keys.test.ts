import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDataFolder } from "../support/data-folder.ts";
import { runCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const keyIn = (line: string): string => /^pk_(live|test)_[0-9a-f]+/.exec(line)?.[0] ?? "";

it("makes, lists, limits and revokes keys", async () => {
  const data = await aDataFolder();
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
  const data = await aDataFolder();
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
    const data = await aDataFolder();
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

it("makes a secret key that is told once, and revokes it by its ending", async () => {
  const data = await aDataFolder();
  const keys = async (...args: readonly string[]) => runCairn("keys", ...args, "--data", data);
  expect((await keys("secret")).out).toContain("No secret keys yet");
  const { out, err } = await keys("secret", "create", "--name", "billing");
  expect(out).toMatch(/^sk_[0-9a-f]{32}\n$/);
  expect(err).toContain("It is shown this once. Who has it may do everything");
  const ending = out.trim().slice(-4);
  const listed = (await keys("secret", "list")).out;
  expect(listed).toMatch(new RegExp(`^sk_…${ending} {2}billing, made 2`));
  expect(listed).not.toContain(out.trim());
  expect((await keys("secret", "revoke", out.trim())).out).toContain(", revoked 2");
  expect(await keys("secret", "revoke", ending)).toMatchObject({
    code: 1,
    err: `cairn: No secret key in use ends in ${ending}. List them: cairn keys secret\n`,
  });
});

it("leaves no secret key and no one-time link in any file of the data folder", async () => {
  const data = await aDataFolder();
  const { out: key } = await runCairn("keys", "secret", "create", "--data", data);
  const { out: link } = await runCairn("user", "add", "Ada", "ada@x.example", "--data", data);
  const files = readdirSync(data).map((file) => readFileSync(join(data, file), "latin1"));
  expect(files.join()).toContain("ada@x.example");
  for (const secret of [key.trim(), link.trim().split("#token=")[1] ?? "no token"]) {
    expect(files.filter((text) => text.includes(secret))).toEqual([]);
  }
});

it("rotates identity secrets, two at most, and enforces none without one", async () => {
  const data = await aDataFolder();
  const identity = async (...args: readonly string[]) =>
    runCairn("keys", "identity", ...args, "--data", data);
  expect((await identity("mode", "enforce")).err).toContain("There is no identity secret");
  expect((await identity("mode", "observe", "--env", "test")).out).toBe("test: observe\n");
  const made = await identity("new");
  expect(made.err).toContain("It is shown this once. Who has it may sign in as any user.");
  const first = made.out.trim();
  const second = (await identity("new")).out.trim();
  expect(first).toMatch(/^idsec_[0-9a-f]{64}$/);
  expect((await identity("new")).err).toContain("Two identity secrets are in use");
  expect((await identity("retire", first.slice(-4))).code).toBe(0);
  expect((await identity("retire", first.slice(-4))).code).toBe(1);
  const enforced = await identity("mode", "enforce");
  expect(enforced.out).toBe("live: enforce\n");
  expect(enforced.err).toMatch(/refused.+GET \/api\/identity.+go back: .+observe\n$/);
  const last = await identity("retire", second.slice(-4));
  expect(last.code).toBe(1);
  expect(last.err).toMatch(/live enforces .+cairn keys identity new/s);
  const { out } = await identity();
  expect(out).toMatch(new RegExp(`^live: enforce\ntest: observe\n…${second.slice(-4)} {2}made 2`));
  expect(out).not.toContain(second);
  expect(out).toContain("GET /api/identity");
});

it.each([
  "keys",
  "keys revoke pk_live_nope",
  "keys origins pk_live_nope",
  "keys secret",
  "keys secret revoke 9f3c",
  "keys identity",
  "keys identity retire 9f3c",
])("makes no data folder for %s, and names the one that is missing", async (words) => {
  const data = join(temporaryFolder(), "mistyped");
  const ran = await runCairn(...words.split(" "), "--data", data);
  expect(ran).toMatchObject({ code: 1, out: "" });
  expect(ran.err).toContain(`There is nothing of Cairn's in ${data}. Name its data folder`);
  expect(existsSync(data)).toBe(false);
});
