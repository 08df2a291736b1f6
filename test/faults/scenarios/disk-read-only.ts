import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../eventually.ts";
import type { Scenario } from "../scenario.ts";
import { assertAlive } from "../stage/alive.ts";
import { failDisk, mendDisk, mountImage } from "../stage/disk.ts";
import { startSenders } from "../stage/senders.ts";

const DISK_MB = 64;

/** The kernel makes a failing disk read-only under load; it is checked, mounted again, and used on. */
export const diskReadOnly: Scenario = {
  name: "disk-read-only",
  engines: ["node"],
  prepare: (dataFolder) => mountImage(dataFolder, DISK_MB),
  async run(run) {
    const { collector } = run;
    const senders = startSenders(run, { connections: 4, eventsABatch: 10, every: 5 });
    await eventually("a first batch", () => senders.acknowledged > 0);
    await pause(run.between(0, 200));
    // Linux 6.18 acknowledges an fdatasync that meets the error half-way and forgets what it wrote (2 of 30 times,
    // without any database): what is under way at that moment would try the kernel, not the collector.
    await senders.betweenBatches(() => failDisk(collector.dataFolder));
    await eventually("503 from a disk that fails", () => (senders.refusals.get(503) ?? 0) > 0);
    await assertAlive(collector);
    await collector.kill();
    await mendDisk(collector.dataFolder);
    await collector.start();
    await senders.finish();
  },
};
