import { expect, it } from "vitest";
import { aDataFolder } from "../support/data-folder.ts";
import { runCairn } from "../support/run-cairn.ts";

it("lets people in by one-time links, changes their roles and takes them out again", async () => {
  const data = await aDataFolder();
  const user = (...args: readonly string[]) => runCairn("user", ...args, "--data", data);
  expect((await user("list")).out).toContain("Nobody yet");
  const url = "https://cairn.example/base/";
  const added = await user("add", "Ada", "ADA@x.example", "--role", "admin", "--url", url);
  expect(added.out).toMatch(/^https:\/\/cairn\.example\/base\/studio\/#token=[\w-]{43}\n$/);
  expect(added.err).toContain("It works once, until ");
  expect((await user("list")).out).toBe("ada@x.example  Ada, admin, has not signed in yet\n");
  const again = await user("link", "ada@x.example");
  expect(again.out).toMatch(/^http:\/\/localhost:8787\/studio\/#token=/);
  expect(again.out).not.toBe(added.out);
  const changed = await user("role", "ada@x.example", "editor");
  expect(changed.out).toContain("Ada, editor");
  expect((await user("remove", "ada@x.example")).out).toBe("Ada may not sign in any more.\n");
  expect((await user("list")).out).toContain("Nobody yet");
});

it("says what it cannot do, and changes nothing", async () => {
  const data = await aDataFolder();
  const user = async (...args: readonly string[]) => {
    const { code, out, err } = await runCairn("user", ...args, "--data", data);
    return { code, out, err };
  };
  await user("add", "Ada", "ada@x.example");
  expect(await user("add", "Eve", "ada@x.example")).toEqual({
    code: 1,
    out: "",
    err: "cairn: Somebody of the team has this e-mail address already.\n",
  });
  expect((await user("add", "Eve", "no address")).err).toContain("not an e-mail address");
  expect((await user("role", "ada@x.example", "king")).err).toContain("A role is one of viewer");
  expect((await user("remove", "eve@x.example")).err).toContain("Nobody has the e-mail");
  expect((await user("list")).out).toContain("Ada, viewer");
});
