import type { DeadLetters } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { replayLetters } from "../../src/ingest/replay.ts";
import { aStudio, type Studio } from "./studio.ts";

const send = (studio: Studio, ...batch: readonly object[]) =>
  studio.collector.context.ingest.take({ data: { batch }, bytes: 9 }, "live");

async function aStudioWithLetters(): Promise<Studio> {
  const studio = await aStudio();
  await send(
    studio,
    { type: "track", userId: "ana", messageId: "m1" },
    { type: "trakc", userId: "ana", event: "Sent", messageId: "m2" },
    { type: "track", userId: "bo", messageId: "m3" },
  );
  return studio;
}

describe("dead letters", () => {
  it("are listed newest first, page by page, by code, with counts of all", async () => {
    const studio = await aStudioWithLetters();
    const first = await studio.get<DeadLetters>("dead-letters?limit=2");
    expect(first.letters.map(({ messageId }) => messageId)).toEqual(["m3", "m2"]);
    const rest = await studio.get<DeadLetters>(`dead-letters?limit=2&cursor=${first.cursor}`);
    expect(rest.letters.map(({ messageId }) => messageId)).toEqual(["m1"]);
    expect(rest.cursor).toBeUndefined();
    const codes = Object.entries(first.codes);
    expect(codes.reduce((sum, [, letters]) => sum + letters, 0)).toBe(3);
    for (const [code, letters] of codes) {
      const some = await studio.get<DeadLetters>(`dead-letters?code=${code}`);
      expect(some.letters).toHaveLength(letters);
    }
    expect((await studio.get<DeadLetters>("dead-letters?env=test")).letters).toEqual([]);
    expect((await studio.get<DeadLetters>("dead-letters?since=2099-01-01")).letters).toEqual([]);
  });

  it("are stored once when they are replayed after a fix; what is still wrong stays with its reason", async () => {
    const studio = await aStudioWithLetters();
    const { context } = studio.collector;
    const { deadLetters } = context.registry;
    const [letter] = await deadLetters.list({ environment: "live", limit: 1 });
    // What was refused by an older collector, and is right for this one.
    const raw = JSON.stringify({ type: "track", userId: "bo", event: "Sent" });
    await deadLetters.replace([{ ...letter!, raw }]);
    expect(await (await studio.call("POST", "dead-letters/replay")).json()).toEqual({
      stored: 1,
      duplicates: 0,
      refused: 2,
    });
    const { rows } = await context.log.read(undefined, 9);
    expect(rows).toMatchObject([{ actor: "bo", name: "Sent", receivedAtMs: letter!.receivedAtMs }]);
    expect((await studio.get<DeadLetters>("dead-letters")).letters).toHaveLength(2);
    // As after a crash between the commit and the removal: the letter is still there.
    const again = await replayLetters([{ ...letter!, raw }], "live", {
      ...context,
      onGrown: () => {},
    });
    expect(again).toEqual({ stored: 0, duplicates: 1, refused: 0 });
    expect(await context.log.count("live")).toMatchObject({ events: 1 });
    expect(await deadLetters.count("live")).toBe(3);
  });

  it("are exported one a line, and removed by code, with an audit entry", async () => {
    const studio = await aStudioWithLetters();
    const lines = (await (await studio.call("GET", "dead-letters/export")).text()).split("\n");
    expect(lines.slice(0, 3).map((line) => JSON.parse(line).messageId)).toEqual(["m3", "m2", "m1"]);
    const [code = ""] = Object.keys((await studio.get<DeadLetters>("dead-letters")).codes);
    await studio.call("DELETE", `dead-letters?code=${code}`);
    expect((await studio.get<DeadLetters>("dead-letters")).codes[code]).toBeUndefined();
    const [entry] = await studio.collector.context.registry.definitions.audit(1);
    expect(entry).toMatchObject({ action: "dead-letters-removed" });
  });
});

describe("one person over the API", () => {
  it("is exported with record, events and dead letters, and is gone once erased", async () => {
    const studio = await aStudioWithLetters();
    await send(studio, { type: "track", userId: "ana", event: "Sent", messageId: "m9" });
    const text = await (await studio.call("GET", "people/ana/export")).text();
    const kinds = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).kind);
    expect(kinds).toEqual(["record", "event", "dead-letter", "dead-letter"]);
    expect(await (await studio.call("DELETE", "people/ana")).json()).toEqual({
      known: true,
      events: 1,
      deadLetters: 2,
      deliveries: 0,
    });
    expect(await (await studio.call("GET", "people/ana/export")).text()).toBe("");
    expect((await studio.call("GET", "people/ana")).status).toBe(404);
  });
});
