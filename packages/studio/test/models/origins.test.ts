import { fail, ok } from "@cairn/core";
import type { WriteKey } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Answer, ApiFailure } from "../../src/api.ts";
import { createAnnouncer } from "../../src/models/announcer.ts";
import { readOrigin } from "../../src/models/origin.ts";
import { createOrigins } from "../../src/models/origins.ts";
import { problemWords } from "../../src/words/problem.ts";
import { settle } from "../fake-platform.ts";

const KEY: WriteKey = { key: "pk_live_1", environment: "live", origins: [] };

/** The form before a collector that holds `present`; `failure` is what it answers to the next saving. */
async function open(present: readonly string[] = []) {
  const sent: (readonly string[])[] = [];
  const focused: string[] = [];
  const state: { failure?: ApiFailure } = {};
  const api = {
    keys: (): Answer<readonly WriteKey[]> => Promise.resolve(ok([{ ...KEY, origins: present }])),
    setOrigins(_: string, origins: readonly string[]): Answer<WriteKey> {
      if (state.failure !== undefined) return Promise.resolve(fail(state.failure));
      sent.push(origins);
      return Promise.resolve(ok({ ...KEY, origins }));
    },
  };
  const focus = (id: string): void => void focused.push(id);
  const model = createOrigins(api, { focus }, createAnnouncer(), KEY);
  await settle();
  const said = (...path: (string | number)[]): readonly string[] =>
    model.shownAt(path).map(problemWords);
  return { model, sent, focused, state, said };
}

describe("an address of the product", () => {
  it.each([
    ["https://app.example", "https://app.example"],
    [" https://App.Example:443/ ", "https://app.example"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["*", "*"],
  ])("%s is taken as %s, as browsers send it", (typed, origin) => {
    expect(readOrigin(typed)).toEqual({ ok: true, value: origin });
  });

  it.each([
    ["", "Give an address such as https://app.example, or remove this line."],
    ["app.example", "Begin with https:// or http://: https://app.example"],
    ["localhost:3000", "Begin with https:// or http://: http://localhost:3000"],
    ["ftp://app.example", "Begin with https:// or http://."],
    ["https://app.example/login?a=1", "Leave away what follows the host: https://app.example"],
    ["https://*.example", "A * inside an address matches nothing."],
    ["https://", "This is no address."],
  ])("%j is answered with what to write instead", (typed, words) => {
    const read = readOrigin(typed);
    expect(read.ok ? "" : read.failure).toContain(words);
  });
});

describe("the addresses of a key", () => {
  it("begin with what the collector holds now, not with what was true at sign-in", async () => {
    const { model } = await open(["https://set-by-command.example"]);
    expect(model.read(["origins"])).toEqual(["https://set-by-command.example"]);
    expect(model.status.value).toBe("as-stored");
  });

  it("are saved as browsers send them, and the form shows what is stored", async () => {
    const { model, sent } = await open();
    model.write(["origins"], ["HTTPS://app.example/", "http://localhost:3000"]);
    expect(model.status.value).toBe("changed");
    await model.save();
    expect(sent).toEqual([["https://app.example", "http://localhost:3000"]]);
    expect(model.read(["origins"])).toEqual(sent[0]);
    expect(model.status.value).toBe("saved");
  });

  it("are not sent while one is wrong: its problem shows and it gets focus", async () => {
    const { model, sent, focused, said } = await open();
    model.write(["origins"], ["https://app.example", "app.example", "https://APP.example"]);
    expect(said("origins", 1)).toEqual([]);
    await model.save();
    expect(sent).toEqual([]);
    expect(focused).toEqual(["origins.1"]);
    expect(said("origins", 1)[0]).toContain("https://app.example");
    expect(said("origins", 2)).toEqual(["This address stands here already."]);
  });

  it("show the collector's refusal at the list until something is typed", async () => {
    const { model, state, said } = await open();
    const problem = { type: "", title: "", status: 404, detail: "The write key was revoked." };
    state.failure = { kind: "refused", problem };
    model.write(["origins"], ["https://app.example"]);
    await model.save();
    expect(said("origins")).toEqual(["The write key was revoked."]);
    model.write(["origins"], ["https://app2.example"]);
    expect(said("origins")).toEqual([]);
  });

  it("stay typed when the collector does not answer", async () => {
    const { model, state } = await open();
    state.failure = { kind: "lost" };
    model.write(["origins"], ["https://app.example"]);
    await model.save();
    expect(model.status.value).toBe("lost");
    delete state.failure;
    await model.save();
    expect(model.stored.value).toEqual(["https://app.example"]);
  });

  it("keep what was typed while they were being saved", async () => {
    const { model } = await open();
    model.write(["origins"], ["https://app.example"]);
    const saving = model.save();
    model.write(["origins"], ["https://app.example", "https://beta.example"]);
    await saving;
    expect(model.read(["origins"])).toEqual(["https://app.example", "https://beta.example"]);
    expect(model.status.value).toBe("changed");
  });
});
