import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { openSqlite } from "@cairn/collector/store";
import { createRandom } from "./random.ts";
import { startSenders } from "./stage/senders.ts";
import { type Stage, openStage } from "./stage/stage.ts";
import type { Testimony } from "./stage/witness.ts";

/** What `test/faults/soak.json` holds. */
export interface SoakResult {
  readonly minutes: number;
  readonly maximumEventsPerS: number;
  readonly targetEventsPerS: number;
  readonly accepted: number;
  readonly storedOnce: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly faults: number;
  /** Median over the collector's lives that were long enough, after a minute of warm-up; absent where none was. */
  readonly rssSlopeMbPerMinute?: number;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly second: number;
  readonly processId: number;
  readonly rssMb: number;
  readonly acceptedEvents: number;
  readonly fault: string;
}

const CONNECTIONS = 8;
const EVENTS_A_BATCH = 50;
const MEASURED_MS = 5000;
const FAULT_EVERY_MS = 20_000;
const FAULT_LASTS_MS = 4000;
const SAMPLE_MS = 5000;
const WARM_UP_S = 60;
// A life after `kill -9` must be long enough to have a slope.
const FAULTS = ["kill", ...Array.from({ length: 4 }, () => ["cut", "slow", "503"]).flat()] as const;

/** Half of the collector's maximum for so many minutes, a fault every 20 s. `folder` is left to the caller. */
export async function soak(
  { minutes, seed, folder, assetsFolder }: SoakOptions,
  tell: (sample: Sample) => void,
): Promise<SoakResult> {
  const stage = await openStage({}, folder, assetsFolder);
  if ("impossible" in stage) throw new Error(stage.impossible);
  try {
    const testimony = stage.witness.hear("soak");
    const at = { testimony, collector: stage.collector, network: stage.network };
    const load = {
      connections: CONNECTIONS,
      eventsABatch: EVENTS_A_BATCH,
      countOnly: true,
    } as const;
    const fullSpeed = startSenders(at, load);
    await pause(MEASURED_MS);
    const maximum = (fullSpeed.acknowledged * EVENTS_A_BATCH) / (MEASURED_MS / 1000);
    await fullSpeed.finish();

    const target = maximum / 2;
    const every = (CONNECTIONS * EVENTS_A_BATCH * 1000) / target;
    const senders = startSenders(at, { ...load, every });
    const startedMs = performance.now();
    const samples: Sample[] = [];
    const sampling = setInterval(() => {
      const sample = {
        second: Math.round((performance.now() - startedMs) / 1000),
        processId: stage.collector.processId,
        rssMb: rssMbOf(stage.collector.processId),
        acceptedEvents: senders.acknowledged * EVENTS_A_BATCH,
        fault,
      };
      samples.push(sample);
      tell(sample);
    }, SAMPLE_MS);
    const random = createRandom(seed);
    let fault = "";
    let faults = 0;
    try {
      while (performance.now() - startedMs + FAULT_EVERY_MS < minutes * 60_000) {
        await pause(FAULT_EVERY_MS - FAULT_LASTS_MS + (random() - 0.5) * 2000);
        fault = FAULTS[faults % FAULTS.length] ?? "";
        faults += 1;
        await bring(fault, stage);
        fault = "";
      }
    } finally {
      clearInterval(sampling);
      stage.clear();
    }
    await senders.finish();
    const slope = slopeOf(samples);
    return {
      minutes,
      maximumEventsPerS: Math.round(maximum),
      targetEventsPerS: Math.round(target),
      ...(await count(stage.collector.dataFolder, testimony)),
      faults,
      ...(slope === undefined ? {} : { rssSlopeMbPerMinute: slope }),
      samples,
    };
  } finally {
    await stage.close();
  }
}

export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly folder: string;
  readonly assetsFolder: string;
}

async function bring(fault: string, { collector, network, gateway, clear }: Stage): Promise<void> {
  if (fault === "kill") {
    await collector.kill();
    await collector.start();
    return;
  }
  if (fault === "cut") network.cutAll();
  if (fault === "slow") network.turn({ kind: "slow", ms: 50 });
  if (fault === "503") gateway.rule(() => ({ status: 503, retryAfterS: 1 }));
  await pause(FAULT_LASTS_MS);
  clear();
}

/** Senders try again until each call is acknowledged, so that each must hold as many rows as it made calls. */
async function count(
  dataFolder: string,
  { calls }: Testimony,
): Promise<Pick<SoakResult, "accepted" | "storedOnce" | "lost" | "duplicated">> {
  const { log } = await openSqlite(dataFolder);
  const stored = new Map<string, number>();
  try {
    for await (const rows of log.scan({ environment: "live" })) {
      for (const { actor } of rows) stored.set(actor, (stored.get(actor) ?? 0) + 1);
    }
  } finally {
    await log.close();
  }
  let [accepted, lost, duplicated] = [0, 0, 0];
  for (const [sender, made] of calls) {
    const held = stored.get(`anon:${sender}`) ?? 0;
    accepted += made;
    lost += Math.max(0, made - held);
    duplicated += Math.max(0, held - made);
  }
  return { accepted, storedOnce: accepted - lost, lost, duplicated };
}

function rssMbOf(processId: number): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Least squares over each life of the process after its warm-up; the median of those with a minute or more. */
function slopeOf(samples: readonly Sample[]): number | undefined {
  const lives = new Map<number, Sample[]>();
  for (const sample of samples) {
    if (sample.rssMb === 0) continue;
    lives.set(sample.processId, [...(lives.get(sample.processId) ?? []), sample]);
  }
  const slopes = [...lives.values()].flatMap((life) => {
    const born = life[0]?.second ?? 0;
    const settled = life.filter(({ second }) => second - born >= WARM_UP_S);
    const length = (settled.at(-1)?.second ?? 0) - (settled[0]?.second ?? 0);
    return length < 60 ? [] : [leastSquares(settled)];
  });
  return slopes.toSorted((one, other) => one - other)[Math.floor(slopes.length / 2)];
}

function leastSquares(life: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number): number =>
    life.reduce((sum, sample) => sum + of(sample), 0) / life.length;
  const minute = mean(({ second }) => second / 60);
  const rss = mean(({ rssMb }) => rssMb);
  let [product, square] = [0, 0];
  for (const { second, rssMb } of life) {
    product += (second / 60 - minute) * (rssMb - rss);
    square += (second / 60 - minute) ** 2;
  }
  return product / square;
}
