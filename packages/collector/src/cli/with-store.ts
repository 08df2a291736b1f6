import { v7 as uuidv7 } from "uuid";
import { createCollector } from "../collector.ts";
import type { CollectorContext } from "../context.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import { StorageUnavailable } from "../store/storage-error.ts";
import { stopWith } from "./stop-with.ts";

/**
 * Opens the data folder, does `work` with all parts of a collector that serves nobody, and closes it again. A server
 * may run on the same folder meanwhile.
 */
export async function withStore<Outcome>(
  { data }: { readonly data: string },
  work: (context: CollectorContext) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    const collector = createCollector({
      ...(await openSqlite(data)),
      config: { assetsFolder: "" },
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
