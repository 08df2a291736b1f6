import type { Benchmark, Row } from "../../scripts/bench/benchmark.ts";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../e2e/models/browser.ts";
import { type CostHost, startCostHost } from "./host-cost/host.ts";
import {
  type Holdings,
  type LoadTimes,
  bytesOf,
  clickDelays,
  coverageOf,
  holdingsOf,
  layoutShiftOf,
  loadStretches,
  loadTimesOf,
  scrollStretches,
} from "./host-cost/measure.ts";
import type { Stretches } from "./host-cost/trace.ts";
import { VARIANTS, type Variant } from "./host-cost/visit.ts";
import { median, quantile } from "./statistics.ts";

const BOOT_ROUNDS = 20;
const HEAP_ROUNDS = 3;
const TRACE_ROUNDS = 3;
const CLICK_ROUNDS = 3;
const CLICKS = 20;
/** Pages with something open beside the host's button. */
const OPEN = { none: "none", hint: "hint", driver: "driver?open", shepherd: "shepherd?open" };

const benchmark: Benchmark = { name: "host-cost", run };
export default benchmark;

async function run(): Promise<readonly Row[]> {
  const host = await startCostHost();
  const browser = await launchBrowser();
  try {
    return await measure(browser, host);
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function measure(browser: Browser, { origin }: CostHost): Promise<readonly Row[]> {
  // The first page of a browser pays for what later ones find warm.
  for (const variant of VARIANTS) await loadTimesOf(browser, origin, variant);
  const times = await rounds(VARIANTS, BOOT_ROUNDS, (name) => loadTimesOf(browser, origin, name));
  const held = await rounds(VARIANTS, HEAP_ROUNDS, (name) => holdingsOf(browser, origin, name));
  const traces = await rounds(VARIANTS, TRACE_ROUNDS, (name) =>
    loadStretches(browser, origin, name),
  );
  const rows: Row[] = [];
  for (const variant of VARIANTS) {
    const { calls, executedBytes } = await coverageOf(browser, origin, variant);
    const opened = variant === "driver" || variant === "shepherd" ? `${variant}?open` : variant;
    rows.push(
      { metric: `${variant}_calls`, value: calls, unit: "calls" },
      { metric: `${variant}_executed_kb`, value: executedBytes / 1024, unit: "KiB" },
      ...holdingRows(variant, held),
      ...timeRows(variant, times),
      {
        metric: `${variant}_longest_task_ms`,
        value: median(traces[variant].map(({ longestTaskMs }) => longestTaskMs)),
        unit: "ms",
      },
      {
        metric: `${variant}_first_guide_br_bytes`,
        value: await bytesOf(browser, origin, opened),
        unit: "bytes",
      },
      {
        metric: `${variant}_layout_shift`,
        value: await layoutShiftOf(browser, origin, opened),
        unit: "score",
      },
    );
  }
  return [...rows, ...(await clickRows(browser, origin)), ...(await scrollRows(browser, origin))];
}

/** Runs `once` for each name in turn, `count` times, the order turned by one each round. */
async function rounds<Name extends string, Found>(
  names: readonly Name[],
  count: number,
  once: (name: Name) => Promise<Found>,
): Promise<Readonly<Record<Name, readonly Found[]>>> {
  const found = Object.fromEntries(names.map((name) => [name, [] as Found[]])) as unknown as Record<
    Name,
    Found[]
  >;
  for (let round = 0; round < count; round += 1) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      found[name].push(await once(name));
    }
  }
  return found;
}

/** Over a page with nothing: the host's own are no cost of ours. */
function holdingRows(
  variant: Variant,
  held: Readonly<Record<Variant, readonly Holdings[]>>,
): readonly Row[] {
  const over = (what: keyof Holdings) => {
    const of = (name: Variant) => median(held[name].map((one) => one[what]));
    return of(variant) - of("none");
  };
  return [
    { metric: `${variant}_heap_kb`, value: over("heapBytes") / 1024, unit: "KiB over none" },
    { metric: `${variant}_nodes`, value: over("nodes"), unit: "nodes over none" },
    { metric: `${variant}_listeners`, value: over("listeners"), unit: "listeners over none" },
  ];
}

function timeRows(
  variant: Variant,
  times: Readonly<Record<Variant, readonly LoadTimes[]>>,
): readonly Row[] {
  const least = (name: Variant) => Math.min(...times[name].map(({ scriptMs }) => scriptMs));
  const task = (name: Variant) => median(times[name].map(({ taskMs }) => taskMs));
  const reference = least("shepherd");
  return [
    {
      metric: `${variant}_boot_min20_ms`,
      value: least(variant),
      unit: "ms",
      reference,
      ratio: least(variant) / reference,
    },
    {
      metric: `${variant}_task_ms`,
      value: task(variant),
      unit: "ms",
      reference: task("none"),
      ratio: task(variant) / task("none"),
    },
  ];
}

async function clickRows(browser: Browser, origin: string): Promise<readonly Row[]> {
  const names = Object.keys(OPEN) as (keyof typeof OPEN)[];
  const found = await rounds(names, CLICK_ROUNDS, (name) =>
    clickDelays(browser, origin, OPEN[name], CLICKS),
  );
  return names.flatMap((name) => {
    const at = (fraction: number): Omit<Row, "metric"> => {
      const value = quantile(found[name].flat(), fraction);
      const reference = quantile(found.none.flat(), fraction);
      return { value, unit: "ms", reference, ratio: value / reference };
    };
    return [
      { metric: `${name}_open_click_p50_ms`, ...at(0.5) },
      { metric: `${name}_open_click_p95_ms`, ...at(0.95) },
    ];
  });
}

async function scrollRows(browser: Browser, origin: string): Promise<readonly Row[]> {
  const names = ["rows-none", "rows-hint"] as const;
  const found = await rounds(names, TRACE_ROUNDS, (name) => scrollStretches(browser, origin, name));
  const worst = (name: (typeof names)[number], what: keyof Stretches) =>
    Math.max(...found[name].map((one) => one[what]));
  const reference = worst("rows-none", "longestTaskMs");
  const value = worst("rows-hint", "longestTaskMs");
  return [
    {
      metric: "scroll_10k_rows_longest_task_ms",
      value,
      unit: "ms",
      reference,
      ratio: value / reference,
    },
    {
      metric: "scroll_10k_rows_longest_cairn_call_ms",
      value: worst("rows-hint", "longestOwnCallMs"),
      unit: "ms",
    },
  ];
}
