import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../eventually.ts";
import { capture, collectorCommand } from "../../../scripts/lib/run.ts";
import type { Scenario } from "../scenario.ts";
import { startSenders } from "../stage/senders.ts";
import { readStored } from "../stage/stored.ts";

/** A backup under load, restored to another folder: it holds what was acknowledged before it began, once each. */
export const backupRestored: Scenario = {
  name: "backup-restored",
  engines: ["node"],
  async run(run) {
    const senders = startSenders(run, { connections: 4, eventsABatch: 20, every: 5 });
    await eventually("a first batch", () => senders.acknowledged > 0);
    await pause(run.between(0, 300));
    const before = [...run.testimony.accepted];
    const file = join(run.folder, "backup.db");
    const elsewhere = join(run.folder, "elsewhere");
    await cairn("backup", file, "--data", run.collector.dataFolder);
    await senders.finish();
    await cairn("restore", file, "--data", elsewhere);
    const { ids, calls } = await readStored(elsewhere);
    const missing = before.filter((id) => ids.get(id) !== 1).length;
    if (missing > 0) throw new Error(`${missing} of ${before.length} are not in the backup`);
    const twice = [...calls.values()].filter((count) => count > 1).length;
    if (twice > 0) throw new Error(`${twice} are twice in the backup`);
  },
};

async function cairn(...words: readonly string[]): Promise<void> {
  const { exitCode, output } = await capture(process.execPath, [...collectorCommand, ...words]);
  if (exitCode !== 0) throw new Error(`cairn ${words[0]}: ${output}`);
}
