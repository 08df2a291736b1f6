import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { backupFile } from "../store/sqlite/backup.ts";
import { dataOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { stopWithoutData } from "./with-store.ts";

interface BackupOptions {
  readonly data: string;
  readonly force?: true;
}

/** `cairn backup`: one checked file of everything, also while the collector serves. */
export function backupCommand(): Command {
  return new Command("backup")
    .description("Copy everything into one checked file. The collector may run meanwhile.")
    .argument("<target>", "the file to write, or a folder that gets cairn-DATE-TIME.db")
    .addOption(dataOption())
    .option("--force", "replace a file that is there")
    .action(async (target: string, { data, force }: BackupOptions) => {
      stopWithoutData(data);
      const file = resolve(fileIn(target, Date.now()));
      if (existsSync(file) && !force) {
        stopWith(`${file} is there already. Choose another name, or replace it with --force.`);
      }
      try {
        const { events, lastReceivedAtMs, bytes } = await backupFile(join(data, "cairn.db"), file);
        const until =
          lastReceivedAtMs === undefined
            ? ""
            : `, the last received ${new Date(lastReceivedAtMs).toISOString()},`;
        console.log(`Backed up ${events} events${until} to ${file} (${megabytes(bytes)}).`);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        stopWith(`No backup was made: ${reason}.`);
      }
    });
}

function fileIn(target: string, nowMs: number): string {
  if (!statSync(target, { throwIfNoEntry: false })?.isDirectory()) return target;
  const stamp = new Date(nowMs)
    .toISOString()
    .slice(0, 19)
    .replaceAll(/[-:]/g, "")
    .replace("T", "-");
  return join(target, `cairn-${stamp}.db`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
