import { openSqlite } from "../../src/store/sqlite/open.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A data folder that a collector has used, in which nothing happened yet. */
export async function aDataFolder(): Promise<string> {
  const folder = temporaryFolder();
  const { log } = await openSqlite(folder);
  await log.close();
  return folder;
}
