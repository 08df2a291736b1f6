import { openSqlite } from "../../../src/store/sqlite/open.ts";

// Appends until it is killed, and tells its parent the ids of each append once it was answered.
const [folder = "", round = ""] = process.argv.slice(2);
const { log } = await openSqlite(folder);

async function appendForEver(lane: number): Promise<never> {
  for (let batch = 0; ; batch++) {
    const ids = Array.from({ length: 10 }, (_, at) => `${round}-${lane}-${batch}-${at}`);
    const events = ids.map((messageId) => ({
      messageId,
      type: "track" as const,
      name: "Invoice Sent",
      actor: "ann",
      atMs: batch,
      receivedAtMs: batch,
      properties: { lane },
    }));
    await log.append("live", events);
    process.send?.(ids);
  }
}

await Promise.all([1, 2, 3, 4].map(appendForEver));
