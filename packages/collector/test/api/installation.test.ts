import type { Installation } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { LIVE_KEY } from "../support/a-collector.ts";
import { aStudio, did, GUIDEBOOK, identified } from "./studio.ts";

const page = { path: "/", url: "https://app.example/invoices" };
const cairn = { v: "1", session: "s", seq: 1, tab: "t", activeMs: 1 };

describe("GET /api/installation", () => {
  it("tells of nothing before anything came", async () => {
    const studio = await aStudio();
    expect(await studio.get<Installation>("installation")).toEqual({ milestones: 0, refused: [] });
  });

  it("ticks each call as it arrives, with when and where", async () => {
    const studio = await aStudio();
    const seen = () => studio.get<Installation>("installation");
    await studio.happened(
      did("anon:x", "Page Viewed", 0, {}, { type: "page", context: { page, cairn } }),
    );
    const at = { at: "2026-05-04T12:00:00.100Z", host: "app.example" };
    expect(await seen()).toEqual({ script: at, milestones: 0, refused: [] });

    await studio.publish(GUIDEBOOK);
    const context = { page, cairn: { ...cairn, guidebook: "1" } };
    await studio.happened(
      identified("ana", {}, 1),
      did("ana", "Grouped", 2, {}, { type: "group", accountId: "acme" }),
      did("ana", "Customer Added", 3, {}, { accountId: "acme", context }),
      did("ana", "Session Ended", 4, {}, { context }),
    );
    expect(await seen()).toEqual({
      script: { at: "2026-05-04T12:04:00.100Z", host: "app.example" },
      server: { at: "2026-05-04T12:02:00.100Z" },
      identify: { at: "2026-05-04T12:04:00.100Z", host: "app.example", user: "ana" },
      group: { at: "2026-05-04T12:03:00.100Z", host: "app.example", account: "acme" },
      event: { at: "2026-05-04T12:03:00.100Z", host: "app.example", name: "Customer Added" },
      milestone: {
        at: "2026-05-04T12:03:00.000Z",
        milestone: "customer",
        title: "Add a customer",
        user: "ana",
      },
      guidebook: { at: "2026-05-04T12:04:00.100Z", host: "app.example", version: "1" },
      live: 1,
      milestones: 3,
      refused: [],
    });
  });

  it("is not ticked by the demo's sample history, which no page sent", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    const context = { page, cairn: { ...cairn, guidebook: "1" }, sample: true };
    await studio.happened(did("made-up", "Customer Added", 0, {}, { accountId: "acme", context }));
    await studio.happened(did("made-up", "Stall Detected", 1, {}, { accountId: "acme" }));
    const untouched = { live: 1, milestones: 3, refused: [] };
    expect(await studio.get<Installation>("installation")).toEqual(untouched);

    await studio.happened(identified("ana", {}, 1));
    expect(await studio.get<Installation>("installation")).toMatchObject({
      identify: { user: "ana" },
    });
    expect(await studio.get<Installation>("installation")).not.toHaveProperty("milestone");
  });

  it("knows a milestone that somebody came to before a busy page filled what is looked at", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    const sample = { page, cairn, sample: true };
    await studio.happened(did("ana", "Customer Added", 0, {}, { accountId: "acme" }));
    await studio.happened(did("made-up", "Customer Added", 1, {}, { context: sample }));
    for (let batch = 0; batch < 5; batch += 1) {
      const seen = Array.from({ length: 101 }, (_, at) => did("ben", "Seen", 2 + batch + at / 200));
      await studio.happened(...seen);
    }
    expect(await studio.get<Installation>("installation")).toMatchObject({
      milestone: { milestone: "customer", user: "ana" },
    });
  });

  it("names a page whose requests are refused, once for each cause", async () => {
    const studio = await aStudio();
    const { access } = studio.collector.context.registry;
    await access.putWriteKey({ key: LIVE_KEY, environment: "live", origins: [], createdAtMs: 0 });
    for (const origin of ["https://beta.example", "https://beta.example", "https://x.example"]) {
      await studio.collector.fetch(
        new Request(`https://collector.example/v1/guidebook?key=${LIVE_KEY}`, {
          headers: { origin },
        }),
      );
    }
    const { refused } = await studio.get<Installation>("installation");
    expect(refused.map(({ code, origin }) => [code, origin])).toEqual([
      ["origin-not-allowed", "https://x.example"],
      ["origin-not-allowed", "https://beta.example"],
    ]);
  });
});
