import type { FlushReport } from "../cairn.ts";
import type { EnginePort } from "../engine/engine-port.ts";
import type { Row } from "./row.ts";

/** Reasons to give a message up, in words; the collector's codes speak for themselves. */
export const dropWords: Readonly<Partial<Record<string, string>>> = {
  full: "the outbox had no room",
  quota: "the browser gave no more storage",
  age: "older than 14 days",
  storm: "too many at once",
  "consent-denied": "consent was denied",
  "consent-pending": "too many before consent",
  memory: "nothing could be stored, and the page ended",
  malformed: "the collector could not read it",
  "too-large": "too large for the collector",
};

/** What became of the messages since the page was opened, and where they go. */
export function deliveryRows(
  report: FlushReport | undefined,
  port: Pick<EnginePort, "config" | "consent" | "context">,
): readonly Row[] {
  const { config } = port;
  const { env, v } = port.context();
  const consent = port.consent();
  const dropped = Object.entries(report?.dropped ?? {});
  return [
    {
      id: "outbox",
      name: "Outbox",
      ...(report && { badge: `${report.pending} waiting` }),
      words: report
        ? `${report.stored} stored, ${report.sent} sent, ${report.duplicates} known to the collector already, ${report.rejected} refused.`
        : "Not asked yet.",
      details: report?.storage === "memory" ? ["in memory only: it ends with the page"] : [],
    },
    {
      id: "drops",
      name: "Given up",
      ...(dropped.length > 0 && { tone: "bad" }),
      words: dropped.length > 0 ? "Since the page was opened:" : "None.",
      details: dropped.map(([reason, count]) => {
        const why = dropWords[reason];
        return `${count} × ${reason}${why === undefined ? "" : `: ${why}`}`;
      }),
    },
    {
      id: "consent",
      name: "Consent",
      ...(consent !== "granted" && { badge: consent, tone: "bad" }),
      words:
        consent === "granted" ? "Granted." : "Nothing is stored or sent; guides run in memory.",
    },
    {
      id: "collector",
      name: "Collector",
      ...(env && { badge: env }),
      words: config.collector,
      details: [`key ${config.key}`, `SDK ${v}`],
    },
  ];
}
