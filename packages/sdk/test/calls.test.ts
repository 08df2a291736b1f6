import { beforeEach, describe, expect, it, vi } from "vitest";
import type { EnginePort } from "../src/engine/engine-port.ts";
import type { Cairn } from "../src/index.ts";
import { aBrowser } from "./models/a-browser.ts";
import { aCairn, freshIndexedDb } from "./models/a-cairn.ts";

beforeEach(freshIndexedDb);

describe("the public calls", () => {
  it("send Segment's messages with the identity of the moment they were made", async () => {
    const { cairn, browser, messages } = aCairn();
    cairn.track("Before");
    cairn.identify("u1", { role: "owner" });
    cairn.group("a1", { plan: "pro" });
    cairn.track("Invoice Sent", { total: 12 });
    cairn.reset();
    cairn.track("After");
    await cairn.flush();

    const [before, identify, group, sent, after] = messages();
    expect(before).toMatchObject({ type: "track", event: "Before", properties: {} });
    expect(before).not.toHaveProperty("userId");
    expect(identify).toMatchObject({ type: "identify", userId: "u1", traits: { role: "owner" } });
    expect(group).toMatchObject({ type: "group", groupId: "a1", userId: "u1" });
    expect(sent).toMatchObject({
      event: "Invoice Sent",
      properties: { total: 12 },
      userId: "u1",
      anonymousId: before!["anonymousId"],
      context: { groupId: "a1", library: { name: "@cairn/sdk" }, locale: "en-GB" },
    });
    expect(after!["anonymousId"]).not.toBe(before!["anonymousId"]);
    expect(after!["userId"]).toBeUndefined();
    expect(after!.context["groupId"]).toBeUndefined();
    expect(sent!.context.cairn).toMatchObject({ env: "test", seq: 4 });
    expect(browser.warnings).toEqual([]);
  });

  it("never merges two people who sign in one after the other without a reset", async () => {
    const { cairn, messages } = aCairn();
    cairn.identify("u1", { role: "owner" });
    cairn.identify("u2");
    await cairn.flush();
    const [one, two] = messages();
    expect(two!["anonymousId"]).not.toBe(one!["anonymousId"]);
    expect(two!.context.cairn["session"]).not.toBe(one!.context.cairn["session"]);
  });

  it("copy what they are given, so that the host may change it afterwards", async () => {
    const { cairn, messages } = aCairn();
    const properties = { lines: [1] };
    cairn.track("Invoice Sent", properties);
    properties.lines.push(2);
    await cairn.flush();
    expect(messages()[0]).toMatchObject({ properties: { lines: [1] } });
  });

  it("leave out the names that are to be redacted, at any depth", async () => {
    const { cairn, messages } = aCairn({ redact: ["iban", /token/i] });
    cairn.track("Bank Connected", { iban: "RO49", bank: { accessToken: "x", name: "Alpha" } });
    await cairn.flush();
    expect(messages()[0]!["properties"]).toEqual({ bank: { name: "Alpha" } });
  });

  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;
  const wrong: readonly (readonly [string, (cairn: Cairn) => unknown, RegExp])[] = [
    [
      "a missing event",
      (cairn) => cairn.track(undefined as never),
      /track: got undefined, pass a non-empty string/,
    ],
    ["a blank event", (cairn) => cairn.track("  "), /track: got ""|track: got string/],
    ["a number as user id", (cairn) => cairn.identify(42 as never), /identify: got number/],
    [
      "the word undefined as user id",
      (cairn) => cairn.identify("undefined"),
      /identify: got string/,
    ],
    ["an array of properties", (cairn) => cairn.track("A", [] as never), /JSON object/],
    ["properties with a cycle", (cairn) => cairn.track("A", cyclic), /JSON object/],
    ["a BigInt", (cairn) => cairn.track("A", { big: 1n }), /JSON object/],
    [
      "a text as traits",
      (cairn) => cairn.group("a1", "pro" as never),
      /group: got string, pass a JSON object/,
    ],
    ["an unknown consent", (cairn) => cairn.consent("yes" as never), /consent: got string/],
    ["no function to call", (cairn) => cairn.on("sent", undefined as never)(), /on: got undefined/],
    ["no subscriber", (cairn) => cairn.state.subscribe(undefined as never)(), /function/],
  ];
  it.each(wrong)(
    "say what to pass for %s, throw nothing, and send nothing",
    async (_, call, text) => {
      const { cairn, browser } = aCairn();
      expect(() => call(cairn)).not.toThrow();
      expect(() => call(cairn)).not.toThrow();
      expect(browser.warnings.filter((warning) => text.test(warning))).toHaveLength(1);
      await cairn.flush();
      expect(browser.collected.size).toBe(0);
    },
  );

  it("warn each time in debug", () => {
    const { cairn, browser } = aCairn({ debug: true });
    cairn.track("");
    cairn.track("");
    expect(browser.warnings).toHaveLength(2);
  });

  it("keep a failing listener away from the host and from the other listeners", async () => {
    const { cairn, browser } = aCairn();
    const heard = vi.fn();
    cairn.on("stored", () => {
      throw new Error("host bug");
    });
    cairn.on("stored", heard);
    cairn.track("Invoice Sent");
    await cairn.flush({ to: "outbox" });
    expect(heard).toHaveBeenCalledOnce();
    expect(browser.warnings.join()).toContain("host bug");
  });

  it("tell of stored and sent messages until they are told to stop", async () => {
    const { cairn } = aCairn();
    const heard: string[] = [];
    cairn.on("stored", ({ messageIds }) => heard.push(`stored ${messageIds.length}`));
    const stop = cairn.on("sent", ({ count }) => heard.push(`sent ${count}`));
    cairn.track("A");
    cairn.track("B");
    expect(await cairn.flush()).toEqual({
      stored: 2,
      sent: 2,
      duplicates: 0,
      rejected: 0,
      dropped: {},
      pending: 0,
      storage: "indexeddb",
    });
    stop();
    cairn.track("C");
    await cairn.flush();
    expect(heard).toEqual(["stored 2", "sent 2", "stored 1"]);
  });

  it("do nothing after destroy, and let cancelling go on", async () => {
    const { cairn, browser } = aCairn();
    cairn.destroy();
    cairn.track("Too Late");
    browser.fire("pagehide");
    expect(await cairn.startCancel()).toEqual({ outcome: "continue" });
    expect(await cairn.flush()).toMatchObject({ sent: 0 });
    await browser.advance(60_000);
    expect(browser.collected.size).toBe(0);
  });

  it("reach the engine in the order in which they were made before it was there", async () => {
    const browser = aBrowser();
    const seen: string[] = [];
    const state = {
      ready: true,
      anonymousId: "x",
      activated: true,
      milestones: {},
      tipsOff: false,
    };
    browser.importModule = async () => ({
      startEngine: (port: EnginePort) => {
        port.emit("state", state);
        seen.push(`past ${port.past.map((message) => "event" in message && message.event).join()}`);
        return {
          show: (id: string) => seen.push(`show ${id}`),
          hide: (id?: string) => seen.push(`hide ${id}`),
          openHelp: (query?: string) => seen.push(`help ${query}`),
          revision: () => "12",
          stop: () => seen.push("stop"),
          state: () => state,
        };
      },
    });
    const { cairn, messages } = aCairn({}, browser);
    const states: boolean[] = [];
    cairn.state.subscribe(({ ready }) => states.push(ready));
    cairn.show("checklist");
    cairn.openHelp("bank");
    cairn.track("Early");
    await browser.advance(300);
    cairn.hide();
    expect(seen).toEqual(["past Early", "show checklist", "help bank", "hide undefined"]);
    expect(states).toEqual([false, true]);
    cairn.track("Late");
    await cairn.flush();
    expect(messages().map(({ context }) => context.cairn["guidebook"])).toEqual([undefined, "12"]);
  });

  it("go on without an engine, after one retry", async () => {
    const browser = aBrowser();
    const urls: string[] = [];
    browser.importModule = async (url) => {
      urls.push(url);
      throw new Error("blocked");
    };
    const { cairn, names } = aCairn({}, browser);
    await browser.advance(60_000);
    cairn.show("checklist");
    cairn.track("Still Here");
    await cairn.flush();
    expect(urls).toHaveLength(2);
    expect(names()).toEqual(["Still Here"]);
  });
});
