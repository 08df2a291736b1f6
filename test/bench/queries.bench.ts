import type { Benchmark, Row } from "../../scripts/bench/benchmark.ts";
import { askCold } from "./queries/ask.ts";
import type { Asked } from "./queries/query-process.ts";
import { logFolder } from "./queries/log-folder.ts";
import { median } from "./statistics.ts";

// Some 54 events each. Fewer for trying: CAIRN_BENCH_USERS=2000 pnpm bench queries.
const USERS = Number(process.env["CAIRN_BENCH_USERS"] ?? 200_000);
const SEED = 1;
const ROUNDS = Number(process.env["CAIRN_BENCH_ROUNDS"] ?? 3);

/** What is asked, by metric, and how much of a scan it may take. */
const QUESTIONS = {
  funnel_over_scan: { path: "insights/funnel", bar: 0.5 },
  time_to_milestone_over_scan: {
    path: "insights/time-to-milestone?milestone=bank-connected",
    bar: 0.5,
  },
  stall_map_over_scan: { path: "stall-map", bar: 0.5 },
  overview_over_scan: { path: "insights/overview", bar: 0.7 },
  person_over_scan: { path: "people/user-7", bar: 0.02 },
} as const;
type Metric = keyof typeof QUESTIONS;
const METRICS = Object.keys(QUESTIONS) as readonly Metric[];
const RSS_BAR_MB = 1_024;

const benchmark: Benchmark = { name: "queries", run };
export default benchmark;

async function run(): Promise<readonly Row[]> {
  const { folder, written } = await logFolder({ users: USERS, seed: SEED }, console.log);
  const scans: Asked[] = [];
  const asked: Record<Metric, Asked[]> = {
    funnel_over_scan: [],
    time_to_milestone_over_scan: [],
    stall_map_over_scan: [],
    overview_over_scan: [],
    person_over_scan: [],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    scans.push(await askCold(folder, "scan"));
    console.log(`scan: ${Math.round(scans.at(-1)?.ms ?? 0)} ms`);
    for (const metric of METRICS) {
      const one = await askCold(folder, QUESTIONS[metric].path);
      asked[metric].push(one);
      console.log(`${QUESTIONS[metric].path}: ${Math.round(one.ms)} ms`);
    }
  }
  const scanMs = median(scans.map(({ ms }) => ms));
  const rssMb = Math.max(...METRICS.flatMap((metric) => asked[metric].map(mebibytes)));
  const over = METRICS.map((metric): Row => {
    const value = median(asked[metric].map((one) => one.ms)) / scanMs;
    const { bar, path } = QUESTIONS[metric];
    if (value > bar)
      console.log(`${path} took ${value.toFixed(3)} of a scan: over its bar, ${bar}`);
    return { metric, value, unit: "times", reference: scanMs };
  });
  if (rssMb > RSS_BAR_MB) console.log(`${rssMb.toFixed(0)} MiB: over the bar, ${RSS_BAR_MB}`);
  const rate = (metric: string, ms: number): Row => ({
    metric,
    value: written.events / (ms / 1_000),
    unit: "events/s",
  });
  return [
    { metric: "events", value: scans[0]?.events ?? 0, unit: "events" },
    { metric: "users", value: USERS, unit: "users" },
    { metric: "scan_ms", value: scanMs, unit: "ms" },
    ...over,
    { metric: "rss_mb", value: rssMb, unit: "MiB" },
    { metric: "scan_rss_mb", value: Math.max(...scans.map(mebibytes)), unit: "MiB" },
    rate("stored_events_per_s", written.storedMs),
    rate("projected_events_per_s", written.projectedMs),
    rate("rebuilt_events_per_s", written.rebuiltMs),
  ];
}

function mebibytes({ rssBytes }: Asked): number {
  return rssBytes / 2 ** 20;
}
