import { DEAD_LETTERS_KEPT, openSqlite } from "@cairn/collector/store";

/** What a data folder holds, as far as delivery is concerned. */
export interface Stored {
  /** How often each id is stored. */
  readonly ids: ReadonlyMap<string, number>;
  /** How often each call is stored, whatever id it came under. */
  readonly calls: ReadonlyMap<string, number>;
  /** Drops that clients reported, of messages that had been accepted. */
  readonly drops: number;
  /** Ids of messages that the collector itself refused: it counts and keeps them, clients do not report them. */
  readonly refused: ReadonlySet<string>;
}

// These end before a message is durable in the browser: the promise does not cover them.
const BEFORE_ACCEPTANCE = new Set(["consent-pending", "memory", "storm"]);

/** Reads the log and the drop counters of a data folder through the store's own adapter. */
export async function readStored(dataFolder: string): Promise<Stored> {
  const { log, registry } = await openSqlite(dataFolder);
  try {
    const ids = new Map<string, number>();
    const calls = new Map<string, number>();
    const count = (counts: Map<string, number>, name: string): void => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    };
    for await (const rows of log.scan({ environment: "live" })) {
      for (const { messageId, properties } of rows) {
        count(ids, messageId);
        if (typeof properties["call"] === "string") count(calls, properties["call"]);
      }
    }
    let drops = 0;
    for (const [name, total] of Object.entries(await registry.counters.all("live"))) {
      const [kind, reason = ""] = name.split(/\.(.*)/);
      if (kind === "drops" && !BEFORE_ACCEPTANCE.has(reason)) drops += total;
    }
    const letters = await registry.deadLetters.latest("live", DEAD_LETTERS_KEPT);
    const refused = new Set(letters.flatMap(({ messageId }) => messageId ?? []));
    return { ids, calls, drops, refused };
  } finally {
    await log.close();
  }
}
