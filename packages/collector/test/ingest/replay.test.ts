import { describe, expect, it } from "vitest";
import { replayLetters } from "../../src/ingest/replay.ts";
import { erasePerson } from "../../src/privacy/erase-person.ts";
import type { KeptLetter } from "../../src/store/registry.ts";
import { aCollector, aTrack, NOW_MS, type TestCollector } from "../support/a-collector.ts";
import { askForTokens, aServerKey, aToken } from "../support/identity.ts";

async function theLetter({ context }: TestCollector): Promise<KeptLetter> {
  const [letter] = await context.registry.deadLetters.list({ environment: "live", limit: 1 });
  return letter!;
}

/** Replays the letter with another text, as after a fix of what refused it. */
function replayed(collector: TestCollector, letter: KeptLetter, fixed: object) {
  const letters = [{ ...letter, raw: JSON.stringify(fixed) }];
  return replayLetters(letters, "live", { ...collector.context, onGrown: () => {} });
}

describe("a refused event that is replayed", () => {
  it("is of the type that its address named", async () => {
    const collector = await aCollector();
    await collector.post("/v1/track", { userId: "ann", messageId: "m1" });
    const fixed = { userId: "ann", event: "Sent", messageId: "m1" };
    const totals = await replayed(collector, await theLetter(collector), fixed);
    expect(totals).toEqual({ stored: 1, duplicates: 0, refused: 0 });
    const { rows } = await collector.context.log.read(undefined, 9);
    expect(rows).toMatchObject([{ type: "track", name: "Sent", actor: "ann" }]);
  });

  it("is believed as on its arrival where a server sent it, and needs proof where none did", async () => {
    const collector = await aCollector();
    await askForTokens(collector, "enforce");
    const key = await aServerKey(collector);
    const broken = { type: "track", userId: "ann", messageId: "m1" };
    const init = { headers: { authorization: `Bearer ${key}` } };
    await collector.post("/v1/batch?env=live", { batch: [broken] }, init);
    const fixed = { ...broken, event: "Sent" };
    const stored = { stored: 1, duplicates: 0, refused: 0 };
    expect(await replayed(collector, await theLetter(collector), fixed)).toEqual(stored);
    const { rows } = await collector.context.log.read(undefined, 9);
    expect(rows).toMatchObject([{ name: "Sent", trust: "server" }]);

    await collector.post("/v1/batch", { batch: [{ ...broken, messageId: "m2" }] });
    const other = { ...fixed, messageId: "m2" };
    const refused = { stored: 0, duplicates: 0, refused: 1 };
    expect(await replayed(collector, await theLetter(collector), other)).toEqual(refused);
    expect((await theLetter(collector)).code).toBe("identity-unverified");
  });

  it("is counted, and stored no more, where its person was erased meanwhile", async () => {
    const collector = await aCollector();
    await collector.post("/v1/batch", { batch: [{ type: "track", userId: "ann" }] });
    const letter = await theLetter(collector);
    await erasePerson(collector.context, { environment: "live", id: "ann", by: "Test" });
    const about = { timestamp: new Date(NOW_MS).toISOString() };
    const totals = await replayed(collector, letter, aTrack("m1", about));
    expect(totals).toEqual({ stored: 0, duplicates: 1, refused: 0 });
    expect(await collector.context.registry.counters.all("live")).toEqual({ erased: 1 });
  });
});

describe("a dead letter", () => {
  it("holds no identity token and no secret key of a message that was sent alone", async () => {
    const collector = await aCollector();
    const token = await aToken();
    const key = await aServerKey(collector);
    await collector.post("/v1/track", { userId: "ann", tokens: [token], messageId: "m1" });
    await collector.post("/v1/track?env=live", { userId: "ann", writeKey: key, messageId: "m2" });
    const letters = await collector.context.registry.deadLetters.latest("live", 9);
    expect(letters).toHaveLength(2);
    expect(JSON.stringify(letters)).not.toContain(token);
    expect(JSON.stringify(letters)).not.toContain(key);
  });
});
