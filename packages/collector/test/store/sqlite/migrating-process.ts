import { openSqlite } from "../../../src/store/sqlite/open.ts";

// Brings a data folder up to the schema of today, and says so; it is killed meanwhile.
const [folder = ""] = process.argv.slice(2);
process.send?.("migrating");
const { log } = await openSqlite(folder);
process.send?.("migrated");
await log.close();
process.disconnect?.();
