import { fail, ok } from "@cairn/core";
import type { SignIn, StudioSession } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/api.ts";
import { createSession } from "../../src/models/session.ts";
import { fakePlatform } from "../fake-platform.ts";

const SESSION: StudioSession = { name: "Mira", role: "admin", collector: "https://c", keys: [] };

function open(hash: string, answers: readonly Awaited<Answer<StudioSession>>[]) {
  const platform = fakePlatform(hash);
  const tokens: string[] = [];
  const queue = [...answers];
  const next = (): Answer<StudioSession> =>
    Promise.resolve(queue.shift() ?? fail({ kind: "signed-out" }));
  const api = {
    session: next,
    signIn(signIn: SignIn) {
      tokens.push("token" in signIn ? signIn.token : `${signIn.email}/${signIn.password}`);
      return next();
    },
    signOut: () => Promise.resolve(ok(undefined)),
    waysIn: () => Promise.resolve(ok({ password: true })),
    setPassword: next,
  };
  return { platform, tokens, session: createSession(api, platform, () => {}) };
}

describe("the session", () => {
  it("signs in with the link's token and takes it out of the address at once", async () => {
    const { session, platform, tokens } = open("#token=abc", [ok(SESSION)]);
    await session.begin();
    expect(tokens).toEqual(["abc"]);
    expect(platform.hash()).toBe("#/");
    expect(session.state.value).toEqual({ kind: "in", session: SESSION });
  });

  it("says that a link was used, unless whoever opens it is in already", async () => {
    const used = open("#token=abc", [fail({ kind: "signed-out" })]);
    await used.session.begin();
    expect(used.session.state.value).toEqual({ kind: "out", because: "used-link" });
    const again = open("#token=abc", [fail({ kind: "signed-out" }), ok(SESSION)]);
    await again.session.begin();
    expect(again.session.state.value.kind).toBe("in");
  });

  it("keeps the token while the collector is away, and signs in once it is back", async () => {
    const { session, platform, tokens } = open("#token=abc", [fail({ kind: "lost" }), ok(SESSION)]);
    await session.begin();
    expect(session.state.value.kind).toBe("unreachable");
    await platform.pass(2_000);
    expect(tokens).toEqual(["abc", "abc"]);
    expect(session.state.value.kind).toBe("in");
  });

  it("takes an e-mail and a password, and keeps what was typed when they are not right", async () => {
    const wrong = fail({ kind: "signed-out" } as const);
    const { session, tokens } = open("", [wrong, wrong, ok(SESSION)]);
    await session.begin();
    expect(session.state.value.kind).toBe("out");
    session.form.type("email", "ada@x.example");
    session.form.type("password", "not it");
    expect(await session.form.send()).toBe(false);
    expect(session.form.failure.value).toEqual({ kind: "signed-out" });
    expect(session.form.text("email")).toBe("ada@x.example");
    session.form.type("password", "lichen tram");
    expect(await session.form.send()).toBe(true);
    expect(tokens).toEqual(["ada@x.example/not it", "ada@x.example/lichen tram"]);
    expect(session.state.value).toEqual({ kind: "in", session: SESSION });
    expect(session.form.text("password")).toBe("");
  });

  it("leaves open what is open when it ends, and goes on once somebody signed in elsewhere", async () => {
    const over = fail({ kind: "signed-out" } as const);
    const { session, platform } = open("", [ok(SESSION), over, ok(SESSION)]);
    await session.begin();
    session.ended();
    expect(session.state.value).toEqual({ kind: "in", session: SESSION, isOver: true });
    expect(session.who.value).toEqual(SESSION);
    await platform.pass(5_000);
    expect(session.state.value).toMatchObject({ isOver: true });
    await platform.pass(5_000);
    expect(session.state.value).toEqual({ kind: "in", session: SESSION });
    await platform.pass(60_000);
    expect(session.state.value).toEqual({ kind: "in", session: SESSION });
  });

  it("has who came by an admin's link choose a password first, unless they have one and keep it", async () => {
    const member = { id: "m1", email: "ben@x.example", hasPassword: true, cameByLink: true };
    const { session } = open("#token=abc", [ok({ ...SESSION, member }), ok(SESSION)]);
    await session.begin();
    expect(session.mustChoose.value).toBe(true);
    session.keepPassword();
    expect(session.mustChoose.value).toBe(false);
  });

  it("says why an OpenID provider's word let nobody in, once", async () => {
    const { session, platform } = open("#provider=not-listed", [fail({ kind: "signed-out" })]);
    await session.begin();
    expect(session.state.value).toEqual({ kind: "out", because: "not-listed" });
    expect(platform.hash()).toBe("#/");
    const other = open("#provider=<b>", [fail({ kind: "signed-out" })]);
    await other.session.begin();
    expect(other.session.state.value).toEqual({ kind: "out" });
  });

  it("knows what a role may do", async () => {
    const { session } = open("", [ok({ ...SESSION, role: "editor" })]);
    expect(session.may("viewer")).toBe(false);
    await session.begin();
    expect([session.may("viewer"), session.may("editor"), session.may("publisher")]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
