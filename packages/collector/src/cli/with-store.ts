import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { createCollector } from "../collector.ts";
import type { CollectorContext } from "../context.ts";
import { schemaVersionOf } from "../store/sqlite/inspect.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import { SCHEMA_VERSION } from "../store/sqlite/schema.ts";
import { StorageUnavailable } from "../store/storage-error.ts";
import { stopWith } from "./stop-with.ts";

/** What opening a store takes. */
interface StoreOptions {
  readonly data: string;
  readonly webhooksAllowPrivate?: readonly string[];
}

/**
 * Opens the data folder, does `work` with all parts of a collector that serves nobody, and closes it again. A server
 * may run on the same folder meanwhile: a file of an older version, which only `cairn serve` brings up to date, ends the
 * process with what to do.
 */
export async function withStore<Outcome>(
  { data, webhooksAllowPrivate = [] }: StoreOptions,
  work: (context: CollectorContext) => Promise<Outcome>,
): Promise<Outcome> {
  if (isOlder(data)) {
    const file = join(data, "cairn.db");
    const versions = `schema ${schemaVersionOf(file)}, this one has ${SCHEMA_VERSION}`;
    stopWith(
      `${file} is of an older Cairn (${versions}). Use that one's commands while it serves; to update, stop it and start this one: cairn serve`,
    );
  }
  try {
    const collector = createCollector({
      ...(await openSqlite(data)),
      config: { assetsFolder: "", webhooksAllowPrivate },
      now: Date.now,
      newId: () => uuidv7(),
      report: (error) => console.error(error),
    });
    try {
      return await work(collector.context);
    } finally {
      await collector.stop();
    }
  } catch (error) {
    if (error instanceof StorageUnavailable) stopWith(error.message);
    throw error;
  }
}

/** As `withStore`, for commands that make no sense on an empty folder: a mistyped one is told, not made. */
export async function withExistingStore<Outcome>(
  options: StoreOptions,
  work: (context: CollectorContext) => Promise<Outcome>,
): Promise<Outcome> {
  stopWithoutData(options.data);
  return withStore(options, work);
}

/** Whether `data` holds a file that an older Cairn may be serving from. */
export function isOlder(data: string): boolean {
  const version = schemaVersionOf(join(data, "cairn.db")) ?? 0;
  return version > 0 && version < SCHEMA_VERSION;
}

/** Ends the process when `data` is not a folder that Cairn has used. */
export function stopWithoutData(data: string): void {
  if (!existsSync(join(data, "cairn.db"))) {
    stopWith(
      `There is nothing of Cairn's in ${resolve(data)}. Name its data folder: --data FOLDER, or CAIRN_DATA.`,
    );
  }
}
