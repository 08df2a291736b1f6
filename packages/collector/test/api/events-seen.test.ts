import type { SeenEvent } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aStudio, did } from "./studio.ts";

describe("GET /api/events/seen", () => {
  it("lists what arrives by falling count, with people and properties", async () => {
    const studio = await aStudio();
    await studio.happened(
      did("anon:x", "Invoice Sent", 1, { amount: 120, currency: "GBP" }),
      did("ana", "Identified", 2, { plan: "trial" }, { type: "identify", anonymousId: "x" }),
      did("ana", "Invoice Sent", 3, { amount: 80, currency: "GBP", lines: [1, 2] }),
      did("ben", "Invoice Sent", 4, { amount: null, isLate: true, to: { city: "Bath" } }),
    );
    await studio.happenedIn("test", did("robot", "Test Only", 1));
    const seen = await studio.get<readonly SeenEvent[]>("events/seen");
    expect(seen).toEqual([
      {
        name: "Invoice Sent",
        type: "track",
        count: 3,
        users: 2,
        lastAt: "2026-05-04T12:04:00.000Z",
        properties: [
          { name: "amount", kinds: ["number", "null"], examples: ["120", "80"] },
          { name: "currency", kinds: ["string"], examples: ["GBP"] },
          { name: "lines", kinds: ["list"], examples: [] },
          { name: "isLate", kinds: ["boolean"], examples: ["true"] },
          { name: "to", kinds: ["object"], examples: [] },
        ],
      },
      {
        name: "Identified",
        type: "identify",
        count: 1,
        users: 1,
        lastAt: "2026-05-04T12:02:00.000Z",
        properties: [{ name: "plan", kinds: ["string"], examples: ["trial"] }],
      },
    ]);
  });

  it("shortens long examples and keeps five of them", async () => {
    const studio = await aStudio();
    await studio.happened(
      ...Array.from({ length: 8 }, (_, index) =>
        did("ana", "Noted", index, { text: `${index}${"x".repeat(200)}` }),
      ),
    );
    const [event] = await studio.get<readonly SeenEvent[]>("events/seen");
    const examples = event!.properties[0]!.examples;
    expect(examples).toHaveLength(5);
    for (const example of examples) expect(example.length).toBeLessThanOrEqual(61);
  });

  it("reads again once something new has come", async () => {
    const studio = await aStudio();
    await studio.happened(did("ana", "Clicked", 0));
    expect(await studio.get("events/seen")).toMatchObject([{ count: 1 }]);
    await studio.happened(did("ben", "Clicked", 1));
    expect(await studio.get("events/seen")).toMatchObject([{ count: 2, users: 2 }]);
    expect(await studio.get("events/seen?env=test")).toEqual([]);
  });
});
