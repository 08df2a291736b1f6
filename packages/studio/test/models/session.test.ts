import { fail, ok } from "@cairn/core";
import type { StudioSession } from "@cairn/core/api";
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
    signIn({ token }: { readonly token: string }) {
      tokens.push(token);
      return next();
    },
    signOut: () => Promise.resolve(ok(undefined)),
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
});
