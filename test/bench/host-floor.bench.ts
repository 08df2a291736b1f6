import type { Benchmark, Row } from "../../scripts/bench/benchmark.ts";
import { launchBrowser } from "../e2e/models/browser.ts";
import { startCostHost } from "./host-cost/host.ts";
import { coverageOf, holdingsOf, loadTimesOf } from "./host-cost/measure.ts";
import { median } from "./statistics.ts";

const FLOOR_ROUNDS = 20;
const FEATURE_ROUNDS = 6;
const HEAP_ROUNDS = 3;
/** What `host-cost/page/touch.ts` can touch. */
const FEATURES = [
  "listeners",
  "listeners_with_signal",
  "local_storage",
  "indexed_db",
  "second_database",
  "fetch",
  "web_lock",
  "broadcast_channel",
  "performance_observer",
  "mutation_observer",
  "navigation_api",
  "history_patch",
  "url",
  "url_search_params",
  "random_values",
  "temporal",
  "intl_time_zone",
  "intl_number",
  "compression_stream",
  "fractions_as_text",
] as const;
const NOTHING = "touch-nothing";

const benchmark: Benchmark = { name: "host-floor", run };
export default benchmark;

/**
 * The least that a script with Cairn's promises can cost a host page (`floor`), beside Shepherd, and what the first use
 * of each of the browser's features costs, over a script of the same length that uses none.
 */
async function run(): Promise<readonly Row[]> {
  const { origin, stop } = await startCostHost();
  const browser = await launchBrowser();
  const timesOf = async (names: readonly string[], rounds: number) => {
    const least = new Map<string, number>();
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of names) {
        const { scriptMs } = await loadTimesOf(browser, origin, name);
        // The first round pays for what later ones find warm.
        if (round > 0) least.set(name, Math.min(scriptMs, least.get(name) ?? Infinity));
      }
    }
    return (name: string) => least.get(name)!;
  };
  const heapOf = async (names: readonly string[]) => {
    const held = new Map<string, number[]>(names.map((name) => [name, []]));
    for (let round = 0; round < HEAP_ROUNDS; round += 1) {
      for (const name of names) {
        held.get(name)!.push((await holdingsOf(browser, origin, name)).heapBytes / 1024);
      }
    }
    return (name: string) => median(held.get(name)!);
  };
  try {
    const pages = FEATURES.map((feature) => `touch-${feature}`);
    const { calls, executedBytes } = await coverageOf(browser, origin, "floor");
    const floorMs = await timesOf(["none", "floor", "shepherd"], FLOOR_ROUNDS);
    const featureMs = await timesOf([NOTHING, ...pages], FEATURE_ROUNDS);
    const heap = await heapOf(["none", "floor", NOTHING, ...pages]);
    const reference = floorMs("shepherd");
    return [
      { metric: "floor_calls", value: calls, unit: "calls" },
      { metric: "floor_executed_kb", value: executedBytes / 1024, unit: "KiB" },
      { metric: "floor_heap_kb", value: heap("floor") - heap("none"), unit: "KiB over none" },
      {
        metric: "floor_boot_min20_ms",
        value: floorMs("floor"),
        unit: "ms",
        reference,
        ratio: floorMs("floor") / reference,
      },
      ...FEATURES.flatMap((feature, at) => [
        {
          metric: `${feature}_heap_kb`,
          value: heap(pages[at]!) - heap(NOTHING),
          unit: "KiB over a script that uses nothing",
        },
        {
          metric: `${feature}_ms`,
          value: featureMs(pages[at]!) - featureMs(NOTHING),
          unit: "ms over a script that uses nothing",
        },
      ]),
    ];
  } finally {
    await browser.close();
    await stop();
  }
}
