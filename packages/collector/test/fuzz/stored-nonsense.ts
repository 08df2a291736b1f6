import type { LogRow } from "../../src/store/index.ts";

const TYPES = ["track", "identify", "page", "group", "alias"];
const HOUR_MS = 3_600_000;

/**
 * What is wrong with a row that was accepted, judged without the parser's own code: an empty list for a row that makes
 * sense.
 */
export function nonsenseIn(row: LogRow, receivedMs: number): readonly string[] {
  const found: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) found.push(what);
  };
  must(TYPES.includes(row.type), `type is ${row.type}`);
  must(isText(row.messageId, 256), "messageId is no id");
  must(isText(row.name, 200), "name is no name");
  must(row.userId === undefined || isText(row.userId, 256), "userId is no id");
  must(row.anonymousId === undefined || isText(row.anonymousId, 256), "anonymousId is no id");
  must(row.userId !== undefined || row.anonymousId !== undefined, "nobody did it");
  must(row.accountId === undefined || isText(row.accountId, 256), "accountId is no id");
  must(Number.isInteger(row.atMs) && row.atMs >= 0, `atMs is ${row.atMs}`);
  must(row.atMs <= receivedMs + HOUR_MS, "it happens in the future");
  must(row.receivedAtMs === receivedMs, "it was received at another time");
  must(row.seq === undefined || Number.isSafeInteger(row.seq), `seq is ${row.seq}`);
  for (const [what, value] of [
    ["properties", row.properties],
    ["context", row.context ?? {}],
  ] as const) {
    must(Object.getPrototypeOf(value) === Object.prototype, `${what} is no plain object`);
    must(depthOf(value) <= 10, `${what} is ${depthOf(value)} levels deep`);
  }
  must(JSON.stringify(row).length <= 64 * 1024, "it is larger than an event may be");
  must(!("polluted" in {}), "a prototype was changed");
  return found;
}

function isText(value: unknown, longest: number): boolean {
  return typeof value === "string" && value.trim() !== "" && value.length <= longest;
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
