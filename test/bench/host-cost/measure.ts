import type { Browser } from "playwright-core";
import { brotliCompressSync } from "node:zlib";
import { type Coverage, startCoverage, takeCoverage } from "./coverage.ts";
import { type Stretches, traced } from "./trace.ts";
import { type Visit, load, metricsOf, newVisit } from "./visit.ts";

/** What a page holds once it stands: bytes of the JavaScript heap, nodes and listeners. */
export interface Holdings {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Processor time of one load, in milliseconds. */
export interface LoadTimes {
  /** All of the page's scripts: compiling, running, callbacks. */
  readonly scriptMs: number;
  /** The main thread's tasks of every kind. */
  readonly taskMs: number;
}

/** Runs `work` on a fresh page and closes it. */
async function visiting<T>(browser: Browser, work: (visit: Visit) => Promise<T>): Promise<T> {
  const visit = await newVisit(browser);
  try {
    return await work(visit);
  } finally {
    await visit.close();
  }
}

/** Functions called and source executed by one load. */
export function coverageOf(browser: Browser, origin: string, name: string): Promise<Coverage> {
  return visiting(browser, async (visit) => {
    await startCoverage(visit);
    await load(visit, origin, name);
    return takeCoverage(visit);
  });
}

/** Brotli bytes of the scripts and style sheets that one load fetched; the host's stand-in for an engine aside. */
export function bytesOf(browser: Browser, origin: string, name: string): Promise<number> {
  return visiting(browser, async (visit) => {
    const bodies: Promise<Buffer>[] = [];
    visit.page.on("response", (response) => {
      const url = response.url();
      if (/\.(js|css)$/.test(url) && !url.startsWith(`${origin}/cairn/`)) {
        bodies.push(response.body());
      }
    });
    await load(visit, origin, name);
    const sizes = (await Promise.all(bodies)).map((body) => brotliCompressSync(body).byteLength);
    return sizes.reduce((sum, size) => sum + size, 0);
  });
}

/** What is held after two collections. */
export function holdingsOf(browser: Browser, origin: string, name: string): Promise<Holdings> {
  return visiting(browser, async (visit) => {
    const { devtools } = visit;
    await load(visit, origin, name);
    await devtools.send("HeapProfiler.collectGarbage");
    await devtools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await devtools.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
    return { heapBytes: usedSize, nodes, listeners: jsEventListeners };
  });
}

/** Script and task time of one load with an empty cache. */
export function loadTimesOf(browser: Browser, origin: string, name: string): Promise<LoadTimes> {
  return visiting(browser, async (visit) => {
    await visit.devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    const before = await metricsOf(visit);
    await load(visit, origin, name);
    const after = await metricsOf(visit);
    const ms = (metric: string) => ((after.get(metric) ?? 0) - (before.get(metric) ?? 0)) * 1000;
    return { scriptMs: ms("ScriptDuration"), taskMs: ms("TaskDuration") };
  });
}

/** The main thread's longest stretches during one load. */
export function loadStretches(browser: Browser, origin: string, name: string): Promise<Stretches> {
  return visiting(browser, (visit) => traced(browser, visit.page, () => load(visit, origin, name)));
}

/** From each of `clicks` clicks on the host's button until the frame after it was drawn, in milliseconds. */
export function clickDelays(
  browser: Browser,
  origin: string,
  name: string,
  clicks: number,
): Promise<readonly number[]> {
  return visiting(browser, async (visit) => {
    const { page } = visit;
    await load(visit, origin, name);
    await page.evaluate(() => {
      const found: number[] = [];
      Object.assign(globalThis, { found });
      document.addEventListener(
        "pointerdown",
        ({ timeStamp }) =>
          document.addEventListener(
            "click",
            () =>
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => void found.push(performance.now() - timeStamp);
                port2.postMessage(0);
              }),
            { once: true, capture: true },
          ),
        true,
      );
    });
    const box = await page.locator("#target").boundingBox();
    if (box === null) throw new Error(`${name}: the host's button is gone`);
    for (let click = 0; click < clicks; click += 1) {
      // Near its corner: the arrow of Shepherd's step lies on the middle, and takes the click.
      await page.mouse.click(box.x + 8, box.y + 5);
      await page.waitForTimeout(30 + ((click * 7) % 20));
    }
    const said = await page.locator("#said").textContent();
    if (said !== String(clicks)) throw new Error(`${name}: the host's button heard ${said} clicks`);
    return page.evaluate(() => (globalThis as unknown as { found: number[] }).found);
  });
}

/** How much the host's own content was shifted by one load, as the Layout Instability API counts it. */
export function layoutShiftOf(browser: Browser, origin: string, name: string): Promise<number> {
  return visiting(browser, async (visit) => {
    await load(visit, origin, name);
    return visit.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const shifts = list.getEntries() as unknown as readonly { readonly value: number }[];
            resolve(shifts.reduce((sum, { value }) => sum + value, 0));
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(0), 300);
        }),
    );
  });
}

/** The main thread's longest stretches while a page of 10 000 rows is scrolled from top to bottom and back. */
export function scrollStretches(
  browser: Browser,
  origin: string,
  name: string,
): Promise<Stretches> {
  return visiting(browser, async (visit) => {
    await load(visit, origin, name);
    return traced(browser, visit.page, async () => {
      await visit.page.mouse.move(400, 400);
      for (const by of [900, -900]) {
        for (let step = 0; step < 40; step += 1) {
          await visit.page.mouse.wheel(0, by);
          await visit.page.waitForTimeout(25);
        }
      }
    });
  });
}
