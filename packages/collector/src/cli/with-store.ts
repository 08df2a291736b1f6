import { existsSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { createCollector } from "../collector.ts";
import type { CollectorContext } from "../context.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import { StorageUnavailable } from "../store/storage-error.ts";
import { stopWith } from "./stop-with.ts";

/** What opening a store takes. */
interface StoreOptions {
  readonly data: string;
  readonly webhooksAllowPrivate?: readonly string[];
}

/**
 * Opens the data folder, does `work` with all parts of a collector that serves nobody, and closes it again. A server
 * may run on the same folder meanwhile.
 */
export async function withStore<Outcome>(
  { data, webhooksAllowPrivate = [] }: StoreOptions,
  work: (context: CollectorContext) => Promise<Outcome>,
): Promise<Outcome> {
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

/** Ends the process when `data` is not a folder that Cairn has used. */
export function stopWithoutData(data: string): void {
  if (!existsSync(join(data, "cairn.db"))) {
    stopWith(
      `There is nothing of Cairn's in ${data}. Name its data folder: --data FOLDER, or CAIRN_DATA.`,
    );
  }
}
