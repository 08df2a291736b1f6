import { fail, type JsonObject, ok, type Problem, type Result } from "@cairn/core";
import { v5 as uuidv5 } from "uuid";
import type { ImportMapping } from "./mapping.ts";

// Any fixed namespace does (RFC 9562, 5.5); it makes equal facts give equal ids, in whatever file they come.
const NAMESPACE = "8f2c1a34-6d0e-5b7a-9c41-5e0f4d1c2b3a";

const TICKS_PER_MS = { s: 0.001, ms: 1, us: 1000 } as const;

/** Left out by the mapping's `skip`. */
export type Skipped = "skipped";

/**
 * A row of a table as a track message for `parseMessage`. Its id is made from user, time and event: importing a file
 * again, shuffled or in parts stores the same. What the time says below a millisecond becomes the sequence.
 */
export function rowToMessage(
  row: Readonly<Record<string, string>>,
  mapping: ImportMapping,
): Result<JsonObject | Skipped, readonly Problem[]> {
  for (const [column, values] of Object.entries(mapping.skip ?? {})) {
    if (values.includes(row[column] ?? "")) return ok("skipped");
  }
  const written = row[mapping.time] ?? "";
  const time = readTime(written, mapping.timeUnit);
  if (time === undefined) return fail([timeProblem(mapping, written)]);
  const user = row[mapping.user] ?? "";
  const event = row[mapping.event] ?? "";
  const account = mapping.account === undefined ? undefined : row[mapping.account];
  return ok({
    type: "track",
    messageId: uuidv5(JSON.stringify([user, time.atMs, time.seq, event]), NAMESPACE),
    userId: user,
    event,
    timestamp: new Date(time.atMs).toISOString(),
    properties: propertiesOf(row, mapping),
    context: {
      imported: true,
      ...(account ? { groupId: account } : {}),
      ...(time.seq > 0 ? { cairn: { seq: time.seq } } : {}),
    },
  });
}

/** An id for a line that carries none, from all that it says. */
export function derivedMessageId(line: unknown): string {
  return uuidv5(JSON.stringify(line), NAMESPACE);
}

function readTime(
  written: string,
  unit: ImportMapping["timeUnit"],
): { readonly atMs: number; readonly seq: number } | undefined {
  if (unit === "iso") {
    const atMs = Date.parse(written);
    return Number.isNaN(atMs) ? undefined : { atMs, seq: 0 };
  }
  const ticks = Number(written);
  if (written.trim() === "" || !Number.isFinite(ticks)) return undefined;
  const perMs = TICKS_PER_MS[unit];
  const atMs = Math.floor(ticks / perMs);
  const isDate = Math.abs(atMs) <= 8.64e15;
  return isDate ? { atMs, seq: unit === "us" ? Math.floor(ticks - atMs * perMs) : 0 } : undefined;
}

function timeProblem(mapping: ImportMapping, written: string): Problem {
  const expected = mapping.timeUnit === "iso" ? "ISO 8601" : `a number of ${mapping.timeUnit}`;
  return {
    path: mapping.time,
    code: "not-a-time",
    message: `expected ${expected}, found ${JSON.stringify(written.slice(0, 40))}`,
  };
}

function propertiesOf(row: Readonly<Record<string, string>>, mapping: ImportMapping): JsonObject {
  return Object.fromEntries(
    Object.entries(mapping.properties ?? {}).flatMap(([name, column]) => {
      const written = row[column] ?? "";
      return written === "" ? [] : [[name, readValue(written)]];
    }),
  );
}

/** A number or a truth value where it is written exactly as one; ids such as "0012" stay text. */
function readValue(written: string): string | number | boolean {
  if (written === "true" || written === "false") return written === "true";
  return String(Number(written)) === written ? Number(written) : written;
}
