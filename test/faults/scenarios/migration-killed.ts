import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../eventually.ts";
import type { Scenario } from "../scenario.ts";
import { writeOldFile } from "../stage/old-file.ts";
import { startSenders } from "../stage/senders.ts";

const EVENTS = 20_000;

/** `kill -9` while an update changes a file of the first version; the next start does it again. */
export const migrationKilled: Scenario = {
  name: "migration-killed",
  engines: ["node"],
  async run(run) {
    const { collector, testimony } = run;
    const { dataFolder } = collector;
    await collector.stop();
    for (const file of readdirSync(dataFolder)) rmSync(join(dataFolder, file), { recursive: true });
    for (const id of writeOldFile(dataFolder, EVENTS)) testimony.accepted.add(id);
    collector.launch();
    // The copy of the old file is the first sign of an update that has begun.
    await eventually("a migration that began", () =>
      readdirSync(dataFolder).some((file) => file.includes(".before-")),
    );
    await pause(run.between(0, 150));
    await collector.kill();
    await collector.start();
    const senders = startSenders(run, { connections: 2, eventsABatch: 10 });
    await eventually("a batch after the update", () => senders.acknowledged > 1);
    await senders.finish();
  },
};
