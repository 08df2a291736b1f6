import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark, Row } from "../../scripts/bench/benchmark.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import { createLoad } from "./ingest/load.ts";
import type { Memory, Storing } from "./ingest/server-message.ts";
import { type BenchServer, startServer } from "./ingest/start-server.ts";
import { createTraffic, EVENTS_A_REQUEST, type Traffic } from "./ingest/traffic.ts";
import { median, quantile } from "./statistics.ts";

// 60 000 events a measurement: about a second, many commits, and few enough to hold their bodies ready.
const REQUESTS_A_ROUND = 1_200;
const WARM_UP_ROUNDS = 2;
const ROUNDS = 9;
const MEMORY_ROUNDS = 9;
const PROJECTED_REQUESTS = 4_000;
const PACED_SECONDS = 6;
const PACED_SHARE = 0.7;

const MEASURES = ["grouped", "discarding", "ungrouped", "repeated"] as const;
type Measure = (typeof MEASURES)[number];

const benchmark: Benchmark = { name: "ingest", run };
export default benchmark;

async function run(): Promise<readonly Row[]> {
  // Beside the repository's own files, since a temporary folder may be in memory, where no write waits for a disk.
  const parent = join(repositoryRoot, ".cairn");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "bench-ingest-"));
  const servers: BenchServer[] = [];
  const start = async (storing: Storing): Promise<BenchServer> => {
    const server = await startServer(storing, join(folder, storing));
    servers.push(server);
    return server;
  };
  try {
    return await measure({
      grouped: await start("grouped"),
      discarding: await start("discarding"),
      ungrouped: await start("ungrouped"),
    });
  } finally {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(servers: Readonly<Record<Storing, BenchServer>>): Promise<readonly Row[]> {
  const { grouped } = servers;
  const traffic = createTraffic(grouped.writeKey, Date.now());
  const rounds = await saturate(servers, traffic);
  const stored = rounds.map(({ grouped: rate }) => rate);
  const durable = median(stored);
  const ratio = (over: Measure, under: Measure): number =>
    median(rounds.map((rates) => rates[over] / rates[under]));

  const latencies = await pace(grouped, traffic, PACED_SHARE * durable);
  const memories = await growing(grouped, traffic);
  const rounded = WARM_UP_ROUNDS + ROUNDS + MEMORY_ROUNDS;
  const requests = rounded * REQUESTS_A_ROUND + latencies.length;
  const events = requests * EVENTS_A_REQUEST;
  const projected = events / ((await grouped.project()) / 1_000);
  const withProjector = await storeAndProject(grouped, traffic);
  const all = events + PROJECTED_REQUESTS * EVENTS_A_REQUEST;
  const rebuilt = all / ((await grouped.rebuild()) / 1_000);
  const { rssBytes } = await grouped.memory();

  const rate = (metric: string, value: number): Row => ({ metric, value, unit: "events/s" });
  return [
    {
      ...rate("durable_events_per_s", durable),
      reference: median(rounds.map(({ discarding }) => discarding)),
      ratio: ratio("grouped", "discarding"),
    },
    rate("durable_events_per_s_slowest", Math.min(...stored)),
    rate("durable_events_per_s_fastest", Math.max(...stored)),
    {
      ...rate("durable_with_projector_per_s", withProjector),
      reference: durable,
      ratio: withProjector / durable,
    },
    { metric: "group_commit_gain", value: ratio("grouped", "ungrouped"), unit: "times" },
    { metric: "duplicate_batch_gain", value: ratio("repeated", "grouped"), unit: "times" },
    { metric: "ack_p50_ms", value: median(latencies), unit: "ms" },
    { metric: "ack_p99_ms", value: quantile(latencies, 0.99), unit: "ms" },
    { metric: "rss_mb", value: rssBytes / 2 ** 20, unit: "MiB" },
    { metric: "rss_growth_mb", value: growthOf(memories, "rssBytes") / 2 ** 20, unit: "MiB" },
    { metric: "heap_growth_mb", value: growthOf(memories, "heapBytes") / 2 ** 20, unit: "MiB" },
    { metric: "projector_over_ingest", value: projected / durable, unit: "times" },
    { metric: "rebuild_over_ingest", value: rebuilt / durable, unit: "times" },
    { metric: "projected_events", value: all, unit: "events" },
  ];
}

/** Events a second. */
type Rates = Readonly<Record<Measure, number>>;

/** The last third over the first third. */
function growthOf(memories: readonly Memory[], what: keyof Memory): number {
  const third = Math.floor(memories.length / 3);
  const held = memories.map((memory) => memory[what]);
  return median(held.slice(-third)) - median(held.slice(0, third));
}

/**
 * Memory after each of some more rounds. Apart from those that are timed: a collection that is asked for makes V8 collect four
 * times as often for a while, and would be asked of one of the servers alone.
 */
async function growing(server: BenchServer, traffic: Traffic): Promise<readonly Memory[]> {
  const load = createLoad(server.url);
  load.expect({ accepted: EVENTS_A_REQUEST, duplicates: 0 });
  const memories: Memory[] = [];
  for (let round = 0; round < MEMORY_ROUNDS; round += 1) {
    await load.saturate(traffic.bodies(REQUESTS_A_ROUND));
    memories.push(await server.memory());
  }
  load.close();
  return memories;
}

/** Events a second, from the first sent until all are stored and projected too. */
async function storeAndProject(server: BenchServer, traffic: Traffic): Promise<number> {
  const bodies = traffic.bodies(PROJECTED_REQUESTS);
  const load = createLoad(server.url);
  load.expect({ accepted: EVENTS_A_REQUEST, duplicates: 0 });
  const startedMs = performance.now();
  await load.saturate(bodies);
  await server.project();
  const seconds = (performance.now() - startedMs) / 1_000;
  load.close();
  return (bodies.length * EVENTS_A_REQUEST) / seconds;
}

/** Each measure once a round, the order turned by one each round; rounds that only warm up are left out. */
async function saturate(
  servers: Readonly<Record<Storing, BenchServer>>,
  traffic: Traffic,
): Promise<readonly Rates[]> {
  const loads = {
    grouped: createLoad(servers.grouped.url),
    discarding: createLoad(servers.discarding.url),
    ungrouped: createLoad(servers.ungrouped.url),
  };
  const rounds: Rates[] = [];
  let before: readonly Buffer[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const bodies = traffic.bodies(REQUESTS_A_ROUND);
    const rates: Record<Measure, number> = { grouped: 0, discarding: 0, ungrouped: 0, repeated: 0 };
    const turn = round % MEASURES.length;
    for (const measure of [...MEASURES.slice(turn), ...MEASURES.slice(0, turn)]) {
      const isRepeat = measure === "repeated";
      const load = loads[isRepeat ? "grouped" : measure];
      load.expect({
        accepted: isRepeat ? 0 : EVENTS_A_REQUEST,
        duplicates: isRepeat ? EVENTS_A_REQUEST : 0,
      });
      rates[measure] = await load.saturate(isRepeat ? before : bodies);
    }
    before = bodies;
    rounds.push(rates);
  }
  for (const load of Object.values(loads)) load.close();
  return rounds.slice(WARM_UP_ROUNDS);
}

/** Latencies in milliseconds, ascending, at a steady `eventsPerSecond`. */
async function pace(
  server: BenchServer,
  traffic: Traffic,
  eventsPerSecond: number,
): Promise<readonly number[]> {
  const requestsPerSecond = eventsPerSecond / EVENTS_A_REQUEST;
  const bodies = traffic.bodies(Math.round(requestsPerSecond * PACED_SECONDS));
  const load = createLoad(server.url);
  load.expect({ accepted: EVENTS_A_REQUEST, duplicates: 0 });
  const latencies = await load.pace(bodies, requestsPerSecond);
  load.close();
  return latencies;
}
