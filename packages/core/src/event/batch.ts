import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { fail, ok, type Result } from "../lib/result.ts";
import { timeOf } from "../lib/time-of.ts";
import { isObject } from "./json-object.ts";
import type { Message } from "./message.ts";
import { type MessageDefaults, parseMessage } from "./parse-message.ts";

/** A batch as it was sent: each message read for itself, so that a bad one never rejects its neighbours. */
export interface Batch {
  /** ISO 8601, the sender's own clock; absent where it is missing or unreadable. */
  readonly sentAt?: string;
  readonly writeKey?: string;
  /** In the order of the request. */
  readonly results: readonly BatchResult[];
}

export interface BatchResult {
  readonly index: number;
  /** As sent, for the verdict; absent where there was none to read. */
  readonly messageId?: string;
  readonly result: Result<Message, readonly Problem[]>;
}

/**
 * Reads `{ batch: […], sentAt, writeKey? }` or a bare list of messages. Fails only when there is no list to read.
 * A message without its own `sentAt` gets the batch's.
 */
export function parseBatch(
  input: unknown,
  defaults: Omit<MessageDefaults, "type">,
): Result<Batch, readonly Problem[]> {
  const frame: Readonly<Record<string, unknown>> = isObject(input) ? input : { batch: input };
  const { batch, writeKey } = frame;
  if (!Array.isArray(batch)) {
    const found = describeValue(batch);
    const message = `expected a list of messages, found ${found}`;
    const hint = 'send {"batch": […]} or a list';
    return fail([{ path: "batch", code: "no-batch", message, found, expected: "a list", hint }]);
  }
  const sentMs = timeOf(frame["sentAt"]);
  const isReadable = sentMs !== undefined && Math.abs(sentMs) <= LAST_MS;
  const sentAt = isReadable ? new Date(sentMs).toISOString() : undefined;
  const own = sentAt === undefined ? defaults : { ...defaults, sentAt };
  return ok({
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(typeof writeKey === "string" ? { writeKey } : {}),
    results: batch.map((item: unknown, index) => readItem(item, index, own)),
  });
}

// The largest time that a Date can hold.
const LAST_MS = 8.64e15;

function readItem(
  item: unknown,
  index: number,
  defaults: Omit<MessageDefaults, "type">,
): BatchResult {
  const result = parseMessage(item, defaults);
  const sentId = isObject(item) ? item["messageId"] : undefined;
  if (typeof sentId !== "string" && typeof sentId !== "number") return { index, result };
  return { index, messageId: `${sentId}`.slice(0, 256), result };
}
