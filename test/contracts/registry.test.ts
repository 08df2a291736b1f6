import { join } from "node:path";
import { createMemoryRegistry, openSqlite, type Registry } from "@cairn/collector/store";
import { describeBuilderLinks } from "./builder-links.contract.ts";
import { describeDeliveries } from "./deliveries.contract.ts";
import { describeRebuild } from "./rebuild.contract.ts";
import { describeRegistry } from "./registry.contract.ts";
import { describeReleases } from "./releases.contract.ts";
import { describeStallModels } from "./stall-models.contract.ts";
import { describeTeam } from "./team.contract.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
let opened = 0;

async function openInFile(): Promise<Registry> {
  const { log, registry } = await openSqlite(join(folder, `${opened++}`));
  // Both live in one file, which the log closes.
  return { ...registry, close: () => log.close() };
}

describeRegistry("in-memory", async () => createMemoryRegistry());
describeRegistry("SQLite", openInFile);
describeBuilderLinks("in-memory", async () => createMemoryRegistry());
describeBuilderLinks("SQLite", openInFile);
describeDeliveries("in-memory", async () => createMemoryRegistry());
describeDeliveries("SQLite", openInFile);
describeRebuild("in-memory", async () => createMemoryRegistry());
describeRebuild("SQLite", openInFile);
describeReleases("in-memory", async () => createMemoryRegistry());
describeReleases("SQLite", openInFile);
describeStallModels("in-memory", async () => createMemoryRegistry());
describeStallModels("SQLite", openInFile);
describeTeam("in-memory", async () => createMemoryRegistry());
describeTeam("SQLite", openInFile);
