import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../eventually.ts";
import type { Scenario } from "../scenario.ts";
import { assertAlive } from "../stage/alive.ts";
import { mountMemory } from "../stage/disk.ts";
import { startSenders } from "../stage/senders.ts";

// Twenty runs leave up to 8 MB behind on it; what is left is filled in each of them.
const DISK_MB = 24;

/** The disk fills up under load, and is freed while the collector runs on. */
export const diskFull: Scenario = {
  name: "disk-full",
  engines: ["node"],
  prepare: (dataFolder) => mountMemory(dataFolder, DISK_MB),
  async run(run) {
    const ballast = join(run.collector.dataFolder, "ballast");
    const senders = startSenders(run, { connections: 4, eventsABatch: 10, every: 5 });
    try {
      await eventually("a first batch", () => senders.acknowledged > 0);
      fill(ballast);
      await eventually("503 while the disk is full", () => (senders.refusals.get(503) ?? 0) > 0);
      await pause(run.between(0, 200));
      await assertAlive(run.collector);
    } finally {
      rmSync(ballast, { force: true });
    }
    const { acknowledged } = senders;
    await eventually("batches, once there is room", () => senders.acknowledged > acknowledged);
    await senders.finish();
  },
};

/** Takes what room there is, in smaller and smaller pieces. */
function fill(file: string): void {
  for (const bytes of [1024 * 1024, 64 * 1024, 4096]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(bytes), { flag: "a" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
}
