import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SceneName } from "./host-pages/gallery/scenes.ts";
import { isFull } from "./models/full.ts";
import { startWidgetGallery } from "./models/widget-page.ts";
import type { WidgetGallery } from "./models/widget-page.ts";

const KINDS: readonly SceneName[] = [
  "checklist",
  "tooltip",
  "hotspot",
  "modal",
  "banner",
  "slideout",
  "tour",
  "survey",
  "welcome",
  "recap",
  "cancel, why",
  "answer",
  "offer",
];
// As often as the budget says takes minutes.
const CYCLES = isFull ? 500 : 10;
const WARM_UP = isFull ? 250 : 5;
const HEAP_BYTES = 100_000;

let gallery: WidgetGallery;
let page: Page;
let session: CDPSession;
beforeAll(async () => {
  // Frames as fast as they can be drawn: five hundred openings need a thousand.
  gallery = await startWidgetGallery("gallery", [
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
  ]);
  ({ page } = await gallery.open("", { reducedMotion: "reduce" }));
  session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
});
afterAll(() => gallery.stop());

const cycle = (scene: SceneName, times: number) =>
  page.evaluate(([name, count]) => window.gallery.cycle(name, count), [scene, times] as const);

/** What is alive after everything that can be collected was. */
async function alive() {
  // What WeakRefs and observers let go of is gone with the second collection.
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const read = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  return {
    nodes: read("Nodes"),
    listeners: read("JSEventListeners"),
    heapBytes: read("JSHeapUsedSize"),
  };
}

describe(`${CYCLES} openings and closings`, () => {
  it.each(KINDS)(
    "of %s leave nothing behind",
    async (scene) => {
      await cycle(scene, WARM_UP);
      // V8 keeps what it learns of code that runs often, once. A leak comes again with the next openings.
      let grownBytes = Infinity;
      for (let round = 0; round < 2 && grownBytes >= HEAP_BYTES; round++) {
        const { heapBytes, ...before } = await alive();
        await cycle(scene, CYCLES);
        const { heapBytes: nowBytes, ...after } = await alive();
        expect(after).toEqual(before);
        grownBytes = nowBytes - heapBytes;
      }
      expect(grownBytes).toBeLessThan(HEAP_BYTES);
    },
    300_000,
  );

  it("and unmounting takes the root and every listener with it", async () => {
    const before = await alive();
    await page.evaluate(() => window.gallery.stop());
    expect(await page.locator("cairn-root").count()).toBe(0);
    expect((await alive()).listeners).toBeLessThan(before.listeners);
  });
});
