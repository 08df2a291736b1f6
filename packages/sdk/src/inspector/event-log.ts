import type { Message } from "@cairn/core";
import type { Row } from "./row.ts";
import { clockOf } from "./times.ts";

/** The last messages and what became of each. */
export interface EventLog {
  /** `verdict` is what is known of it already. */
  add(message: Message, verdict: Verdict): void;
  /** They are durable in this browser. */
  stored(messageIds: readonly string[]): void;
  /** Ids that still wait in the outbox; undefined where that cannot be told. */
  waiting(messageIds: ReadonlySet<string> | undefined): void;
  /** Whether any waits for the collector's answer, as far as is known. */
  isWaiting(): boolean;
  rows(): readonly Row[];
}

type Verdict = keyof typeof verdictWords;

// Enough to see what the last few clicks did.
const MOST = 30;

/** What became of a message, and how good that is. */
export const verdictWords = {
  made: ["in memory", "waiting"],
  stored: ["stored here, waits for the collector", "waiting"],
  judged: ["answered by the collector", "good"],
  "other-tab": ["another tab sends it", "waiting"],
} as const satisfies Readonly<Record<string, readonly [badge: string, tone: Row["tone"]]>>;

/** Follows messages from being made to the collector's answer. */
export function createEventLog(): EventLog {
  const entries = new Map<string, { readonly message: Message; verdict: Verdict }>();
  return {
    add(message, verdict) {
      entries.set(message.messageId, { message, verdict });
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
        else if (entry.verdict === "stored") entry.verdict = "judged";
      }
    },
    isWaiting: () => [...entries.values()].some(({ verdict }) => verdict === "stored"),
    rows: () =>
      [...entries].toReversed().map(([id, { message, verdict }]): Row => {
        const [badge, tone] = verdictWords[verdict];
        const name = message.type === "track" ? message.event : message.type;
        const about = message.type === "track" ? message.properties : undefined;
        const told = about && Object.keys(about).length > 0 ? ` ${JSON.stringify(about)}` : "";
        const at = clockOf(Date.parse(message.timestamp));
        return { id, name, badge, tone, words: `${at}${told}` };
      }),
  };
}
