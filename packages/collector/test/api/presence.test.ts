import type { Presence } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aSecretKey, aStudio, GUIDEBOOK, NOON, type Studio } from "./studio.ts";

const PART = "guides.start";

/** What a tab says, as the owner or as somebody with a secret key. */
async function tell(studio: Studio, body: object, key?: string): Promise<Presence> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await studio.call("PUT", "presence", body, headers);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Presence;
}

const holders = ({ editors }: Presence) =>
  editors.map(({ by, part, holds }) => [by, part, holds] as const);

describe("who is at work on the draft", () => {
  it("is told to everybody, who came first holds the part", async () => {
    const studio = await aStudio();
    const key = await aSecretKey(studio);
    await tell(studio, { tab: "a", part: PART });
    studio.goTo(NOON + 5_000);
    const seen = await tell(studio, { tab: "b", part: PART }, key);
    expect(seen.editors).toEqual([
      { tab: "a", by: "Owner", part: PART, since: "2026-05-04T12:00:00.000Z", holds: true },
      {
        tab: "b",
        by: "billing server",
        part: PART,
        since: "2026-05-04T12:00:05.000Z",
        holds: false,
      },
    ]);
    expect(await studio.get<Presence>("presence")).toEqual(seen);
  });

  it("may take a part over, and passes it on by leaving", async () => {
    const studio = await aStudio();
    const key = await aSecretKey(studio);
    await tell(studio, { tab: "a", part: PART });
    const taken = await tell(studio, { tab: "b", part: PART, take: true }, key);
    expect(holders(taken)).toEqual([
      ["Owner", PART, false],
      ["billing server", PART, true],
    ]);
    expect(holders(await tell(studio, { tab: "b" }, key))).toEqual([["Owner", PART, true]]);
    expect(holders(await tell(studio, { tab: "a", part: "faqs.account" }))).toEqual([
      ["Owner", "faqs.account", true],
    ]);
  });

  it("is forgotten 40 seconds after their tab was heard of last", async () => {
    const studio = await aStudio();
    await tell(studio, { tab: "a", part: PART });
    studio.goTo(NOON + 30_000);
    await tell(studio, { tab: "b", part: PART });
    studio.goTo(NOON + 41_000);
    expect(holders(await studio.get<Presence>("presence"))).toEqual([["Owner", PART, true]]);
  });

  it("comes with the stored revision, so that a tab sees that it is behind", async () => {
    const studio = await aStudio();
    expect((await tell(studio, { tab: "a" })).revision).toBe(0);
    await studio.call("PUT", "draft", { guidebook: GUIDEBOOK, revision: 0 });
    expect((await tell(studio, { tab: "a" })).revision).toBe(1);
  });

  it("does not fill the memory, and takes names only", async () => {
    const studio = await aStudio();
    for (let n = 0; n < 600; n += 1) {
      studio.collector.context.presence.tell({ tab: `t${n}`, part: PART }, "Owner");
    }
    expect((await studio.get<Presence>("presence")).editors).toHaveLength(500);
    for (const body of [
      {},
      { tab: "" },
      { tab: 1 },
      { tab: "a", part: 5 },
      { tab: "x".repeat(65) },
    ]) {
      expect((await studio.call("PUT", "presence", body)).status).toBe(400);
    }
  });
});
