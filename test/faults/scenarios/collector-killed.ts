import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "../scenario.ts";
import { startSenders } from "../stage/senders.ts";

/** `kill -9` to the collector under load, several times. */
export const collectorKilled: Scenario = {
  name: "collector-killed",
  engines: ["node"],
  async run(run) {
    const senders = startSenders(run, { connections: 8, eventsABatch: 20, every: 2 });
    for (let kills = 0; kills < 3; kills += 1) {
      await pause(run.between(50, 250));
      await run.collector.kill();
      await run.collector.start();
    }
    await pause(50);
    await senders.finish();
  },
};
