import { describe, expect, it } from "vitest";
import { createPasswordHashing } from "../../src/team/password-hash.ts";
import { passwordProblem } from "../../src/team/password-rules.ts";

describe("the hash of a password", () => {
  it("is scrypt with the parameters that OWASP asks for, and a salt of its own", async () => {
    const { hash } = createPasswordHashing();
    const made = await hash("four unrelated words");
    expect(made).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it("knows its password, however it was typed, and no other", async () => {
    const { hash, verify } = createPasswordHashing(4);
    const made = await hash("Glück im Überfluss");
    expect(await hash("Glück im Überfluss")).not.toBe(made);
    expect(await verify("Glück im Überfluss".normalize("NFD"), made)).toBe(true);
    expect(await verify("Glück im Uberfluss", made)).toBe(false);
    expect(await verify("", made)).toBe(false);
  });

  it("tells its own parameters, so that those made before a change are still known", async () => {
    const made = await createPasswordHashing(3).hash("four unrelated words");
    const { verify } = createPasswordHashing(4);
    expect(await verify("four unrelated words", made)).toBe(true);
  });

  it("of somebody who is not there is matched by no password", async () => {
    const { verify } = createPasswordHashing(4);
    for (const hash of [undefined, "", "plain text", "$scrypt$ln=4,r=8,p=1$$"]) {
      expect(await verify("", hash)).toBe(false);
    }
  });
});

describe("a new password", () => {
  it.each([
    ["short", "too-short"],
    ["x".repeat(129), "too-long"],
    [undefined, "too-short"],
    ["123456789012", "too-common"],
    ["passwordpassword", "too-common"],
    ["qwertyuiop12", "too-common"],
    ["aaaaaaaaaaaaaaaaaaaa", "too-common"],
    ["ada.lovelace@x.example", "too-common"],
    ["Ada Lovelace 1", "too-common"],
  ])("is refused with the reason: %s", async (password, code) => {
    const words = ["Ada Lovelace", "ada.lovelace@x.example"];
    expect(await passwordProblem(password, words)).toMatchObject({ path: "password", code });
  });

  it("may be four words without digits or signs", async () => {
    expect(await passwordProblem("lichen tram oboe gravel", ["Ada"])).toBeUndefined();
  });
});
