import { join } from "node:path";
import { expect, it } from "vitest";
import type { Cursor } from "../../src/store/event-log.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { spawnCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const IMPORTED = 20_000;

it(
  "lets an import run beside a collector that writes: both are stored once, and a reader misses nothing",
  { timeout: 30_000 },
  async () => {
    const lines = Array.from({ length: IMPORTED }, (_, n) =>
      JSON.stringify({
        type: "track",
        event: "Invoice Sent",
        userId: `user-${n % 50}`,
        messageId: `imported-${n}`,
        timestamp: new Date(1_790_000_000_000 + n).toISOString(),
      }),
    );
    const folder = temporaryFolder({ "events.ndjson": lines.join("\n") });
    const data = join(folder, "data");
    const { log } = await openSqlite(data);

    let isImporting = true;
    const importing = spawnCairn("import", join(folder, "events.ndjson"), "--data", data).finally(
      () => (isImporting = false),
    );
    const written: string[] = [];
    const seen: string[] = [];
    let cursor: Cursor | undefined;
    const readOn = async (): Promise<number> => {
      const page = await log.read(cursor, 500);
      seen.push(...page.rows.map(({ messageId }) => messageId));
      cursor = page.next;
      return page.rows.length;
    };
    for (let n = 0; isImporting; n += 1) {
      const event = { type: "track", name: "X", actor: "ann", atMs: n, receivedAtMs: n } as const;
      await log.append("live", [{ ...event, messageId: `served-${n}`, properties: {} }]);
      written.push(`served-${n}`);
      await readOn();
    }
    const imported = await importing;
    while ((await readOn()) > 0);
    await log.close();

    expect(imported.code).toBe(0);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => id.startsWith("served-")).toSorted()).toEqual(written.toSorted());
    expect(seen.filter((id) => id.startsWith("imported-"))).toHaveLength(IMPORTED);
  },
);
