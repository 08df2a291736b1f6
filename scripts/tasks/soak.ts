// Half of the collector's maximum for SOAK_MINUTES (20), a fault every 20 s: nothing lost, nothing doubled, memory flat.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { soak } from "../../test/faults/soak.ts";
import { assetsFolder } from "../build/browser.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { orExit } from "../lib/or-exit.ts";
import { repositoryRoot } from "../lib/root.ts";

const SLOPE_MB_PER_MINUTE = 1;

const minutes = Number(process.env["SOAK_MINUTES"] ?? "20");
if (!(minutes > 0)) {
  console.error(`SOAK_MINUTES is "${process.env["SOAK_MINUTES"]}", not a number of minutes.`);
  process.exit(1);
}
await orExit(ensureBuilt());
const parent = join(repositoryRoot, ".cairn");
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, "soak-"));
console.log(`${minutes} minutes; second · accepted · memory · fault under way`);
try {
  const seed = Date.now() % 1_000_000;
  const result = await soak({ minutes, seed, folder, assetsFolder }, (sample) => {
    const { second, acceptedEvents, rssMb, fault } = sample;
    if (second % 30 < 5)
      console.log(`${second} s · ${acceptedEvents} · ${rssMb.toFixed(0)} MB · ${fault}`);
  });
  writeFileSync(
    join(repositoryRoot, "test/faults/soak.json"),
    `${JSON.stringify(result, null, 2)}\n`,
  );
  const { samples: _, ...figures } = result;
  console.table(figures);
  const { lost, duplicated, accepted, rssSlopeMbPerMinute = 0 } = result;
  const isSound = lost === 0 && duplicated === 0 && accepted > 0;
  process.exitCode = isSound && rssSlopeMbPerMinute <= SLOPE_MB_PER_MINUTE ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();
