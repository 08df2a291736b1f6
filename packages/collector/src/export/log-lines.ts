import type { Json } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";

/** A row as the Segment message it came from: what `cairn import` and any Segment-style tool reads. */
export function messageLine(row: LogRow): string {
  return `${JSON.stringify(messageOf(row))}\n`;
}

/** A row as the Segment message it came from. */
export function messageOf(row: LogRow): object {
  const { userId, anonymousId, type, messageId, context, properties, trust } = row;
  return {
    type,
    messageId,
    timestamp: new Date(row.atMs).toISOString(),
    ...(userId === undefined ? {} : { userId }),
    ...(anonymousId === undefined ? {} : { anonymousId }),
    ...contentOf(row, properties),
    ...(context === undefined ? {} : { context }),
    ...(trust === undefined ? {} : { trust }),
  };
}

function contentOf(
  row: LogRow,
  properties: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  switch (row.type) {
    case "track":
      return { event: row.name, properties };
    case "page": {
      const { name, ...rest } = properties;
      return { ...(name === undefined ? {} : { name }), properties: rest };
    }
    case "identify":
      return { traits: properties };
    case "group":
      return { groupId: row.accountId ?? "", traits: properties };
    case "alias":
      return { previousId: properties["previousId"] ?? "" };
  }
}

const COLUMNS = [
  "messageId",
  "timestamp",
  "receivedAt",
  "type",
  "event",
  "userId",
  "anonymousId",
  "accountId",
  "properties",
];

export function csvHeader(): string {
  return `${COLUMNS.join(",")}\n`;
}

/** A row of the table whose columns `csvHeader` names; properties are JSON. */
export function csvLine(row: LogRow): string {
  const cells = [
    row.messageId,
    new Date(row.atMs).toISOString(),
    new Date(row.receivedAtMs).toISOString(),
    row.type,
    row.name,
    row.userId ?? "",
    row.anonymousId ?? "",
    row.accountId ?? "",
    JSON.stringify(row.properties),
  ];
  return `${cells.map(csvCell).join(",")}\n`;
}

/**
 * Quoted where RFC 4180 asks for it. A cell that a spreadsheet would run as a formula gets a leading apostrophe
 * (OWASP, "CSV Injection").
 */
function csvCell(value: string): string {
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
