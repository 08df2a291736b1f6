import type { Message } from "@cairn/core";
import type { Row } from "./row.ts";
import { clockOf } from "./times.ts";

/** The last messages and what became of each. */
export interface EventLog {
  add(message: Message, from?: "here" | "other-tab"): void;
  /** They are durable in this browser. */
  stored(messageIds: readonly string[]): void;
  /** Ids that still wait in the outbox; undefined where that cannot be told. */
  waiting(messageIds: ReadonlySet<string> | undefined): void;
  rows(): readonly Row[];
}

type Verdict = "made" | "stored" | "answered" | "other-tab";

// Enough to see what the last few clicks did.
const MOST = 30;

const words: Readonly<Record<Verdict, readonly [badge: string, tone: Row["tone"]]>> = {
  made: ["in memory", "waiting"],
  stored: ["stored here, waits for the collector", "waiting"],
  answered: ["answered by the collector", "good"],
  "other-tab": ["another tab sends it", "waiting"],
};

/** Follows messages from being made to the collector's answer. */
export function createEventLog(): EventLog {
  const entries = new Map<string, { readonly message: Message; verdict: Verdict }>();
  return {
    add(message, from) {
      entries.set(message.messageId, { message, verdict: from === "other-tab" ? from : "made" });
      const [oldest] = entries.keys();
      if (entries.size > MOST && oldest !== undefined) entries.delete(oldest);
    },
    stored(messageIds) {
      for (const id of messageIds) {
        const entry = entries.get(id);
        if (entry) entry.verdict = "stored";
      }
    },
    waiting(messageIds) {
      if (!messageIds) return;
      for (const [id, entry] of entries) {
        if (messageIds.has(id)) entry.verdict = "stored";
        // A row leaves the outbox only with a verdict on it.
        else if (entry.verdict === "stored") entry.verdict = "answered";
      }
    },
    rows: () =>
      [...entries].toReversed().map(([id, { message, verdict }]): Row => {
        const [badge, tone] = words[verdict];
        const name = message.type === "track" ? message.event : message.type;
        const about = message.type === "track" ? message.properties : undefined;
        const told = about && Object.keys(about).length > 0 ? ` ${JSON.stringify(about)}` : "";
        const at = clockOf(Date.parse(message.timestamp));
        return { id, name, badge, ...(tone && { tone }), words: `${at}${told}` };
      }),
  };
}
