import { resolve } from "node:path";
import { Command } from "commander";
import { type RestoreRefusal, restoreFile } from "../store/sqlite/restore.ts";
import { dataOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";

interface RestoreOptions {
  readonly data: string;
  readonly force?: true;
}

/** `cairn restore`: puts a backup into a data folder that no collector uses. */
export function restoreCommand(): Command {
  return new Command("restore")
    .description("Put a backup into a data folder. No collector may run on that folder.")
    .argument("<backup>", "a file that cairn backup wrote")
    .addOption(dataOption())
    .option("--force", "replace what the folder holds; it is kept beside under another name")
    .action(async (written: string, { data: folder, force }: RestoreOptions) => {
      const [backup, data] = [resolve(written), resolve(folder)];
      const restored = await attempt(backup, data, force === true);
      if (!restored.ok) stopWith(refusalInWords(restored.failure, backup, data));
      const { file, replaced } = restored.value;
      const kept = replaced === undefined ? "" : ` What was there is now ${replaced}.`;
      console.log(`Restored ${backup} to ${file}.${kept}`);
    });
}

async function attempt(
  backup: string,
  data: string,
  mayReplace: boolean,
): ReturnType<typeof restoreFile> {
  try {
    return await restoreFile(backup, data, { mayReplace, nowMs: Date.now() });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return stopWith(`${backup} was not restored to ${data}: ${reason}.`);
  }
}

function refusalInWords(refusal: RestoreRefusal, backup: string, data: string): string {
  switch (refusal.kind) {
    case "unusable-backup":
      return `${backup} cannot be restored: ${refusal.because}.`;
    case "has-data":
      return `${data} holds data already. Name an empty folder, or replace it with --force; what is there is kept beside.`;
    case "in-use":
      return `A collector or another command runs on ${data}. Stop it first.`;
  }
}
