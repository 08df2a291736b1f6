import type { CompiledGuidebook } from "@cairn/core";
import { EMPTY_GUIDEBOOK, type Guidebook } from "@cairn/core/guidebook";
import { brotliDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { aCollector, LIVE_KEY } from "../support/a-collector.ts";

const PATH = `/v1/guidebook?key=${LIVE_KEY}`;

const guidebook: Guidebook = {
  version: 1,
  locales: ["en", "ar"],
  milestones: {
    sent: {
      title: { en: "Invoice sent", ar: "أُرسلت الفاتورة" },
      note: "for us only",
      when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
    },
  },
};

describe("GET /v1/guidebook", () => {
  it("serves an empty guidebook of revision 0 before the first publish", async () => {
    const collector = await aCollector();
    const response = await collector.get(PATH);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(await response.json()).toMatchObject({ format: 1, revision: "0", guides: [] });
  });

  it("serves the asked locale, the default one without, and no notes", async () => {
    const collector = await aCollector({ guidebook });
    const read = async (query: string): Promise<CompiledGuidebook> =>
      (await (await collector.get(PATH + query)).json()) as CompiledGuidebook;
    expect(await read("")).toMatchObject({ locale: "en", revision: "1" });
    expect(await read("&locale=ar-EG")).toMatchObject({
      dir: "rtl",
      milestones: [{ title: "أُرسلت الفاتورة" }],
    });
    expect(JSON.stringify(await read(""))).not.toContain("for us only");
  });

  it("answers 304 to who holds it, and the new one after a pause or a publish", async () => {
    const collector = await aCollector({ guidebook });
    const etag = (await collector.get(PATH)).headers.get("etag") ?? "";
    const again = () => collector.get(PATH, { "if-none-match": etag });
    expect((await again()).status).toBe(304);
    const { definitions } = collector.context.registry;
    await definitions.setPaused(true);
    collector.context.guidebook.refresh();
    expect(await (await again()).json()).toMatchObject({ paused: true });
    await definitions.setPaused(false);
    await definitions.publish({ guidebook: EMPTY_GUIDEBOOK, publishedAtMs: 1, by: "Ann" });
    collector.context.guidebook.refresh();
    expect(await (await again()).json()).toMatchObject({ paused: false, revision: "2" });
  });

  it("sees a pause by another process within seconds, without being told", async () => {
    const collector = await aCollector({ guidebook });
    await collector.get(PATH);
    await collector.context.registry.definitions.setPaused(true);
    collector.setNow(collector.context.now() + 5_000);
    expect(await (await collector.get(PATH)).json()).toMatchObject({ paused: true });
  });

  it("is compressed for who takes it", async () => {
    const collector = await aCollector({ guidebook });
    const response = await collector.get(PATH, { "accept-encoding": "gzip, br" });
    expect(response.headers.get("content-encoding")).toBe("br");
    const inflated = brotliDecompressSync(new Uint8Array(await response.arrayBuffer()));
    expect(JSON.parse(inflated.toString())).toMatchObject({ revision: "1" });
  });

  it("needs a known key and an allowed origin", async () => {
    const collector = await aCollector();
    expect((await collector.get("/v1/guidebook")).status).toBe(401);
    expect((await collector.get("/v1/guidebook?key=pk_no")).status).toBe(401);
    expect((await collector.get(PATH, { origin: "https://evil.example" })).status).toBe(403);
  });
});
