import { join } from "node:path";
import { createMemoryRegistry, openSqlite } from "@cairn/collector/store";
import { describeRegistry } from "./registry.contract.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
let opened = 0;

describeRegistry("in-memory", async () => createMemoryRegistry());
describeRegistry("SQLite", async () => {
  const { log, registry } = await openSqlite(join(folder, `${opened++}`));
  // Both live in one file, which the log closes.
  return { ...registry, close: () => log.close() };
});
