import { join } from "node:path";
import { createMemoryEventLog, openSqlite } from "@cairn/collector/store";
import { describeEventLog } from "./event-log.contract.ts";
import { describeFeedback } from "./feedback.contract.ts";
import { describeRemoval } from "./removal.contract.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
let opened = 0;

describeEventLog("in-memory", async () => createMemoryEventLog());
describeEventLog("SQLite", async () => (await openSqlite(join(folder, `${opened++}`))).log);
// One request a commit: the verdicts may not lean on requests being grouped.
describeEventLog("SQLite ungrouped", async () => {
  const store = await openSqlite(join(folder, `${opened++}`), { groupRows: 1 });
  return store.log;
});

describeRemoval("in-memory", async () => createMemoryEventLog());
describeRemoval("SQLite", async () => (await openSqlite(join(folder, `${opened++}`))).log);

describeFeedback("in-memory", async () => createMemoryEventLog());
describeFeedback("SQLite", async () => (await openSqlite(join(folder, `${opened++}`))).log);
