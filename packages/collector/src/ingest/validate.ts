import {
  fail,
  type Message,
  type MessageDefaults,
  ok,
  parseBatch,
  parseMessage,
  type Problem,
  type Result,
} from "@cairn/core";
import { LIMITS } from "../config.ts";
import type { Decoded } from "./decode.ts";

/** A message that was refused, with everything that is wrong with it. */
export interface Refused {
  readonly index: number;
  readonly messageId?: string;
  readonly problems: readonly Problem[];
  /** As it came. */
  readonly raw: unknown;
}

/** Messages after validation: what may be stored, and what may not. */
export interface Validated {
  readonly messages: readonly Message[];
  /** Where each of `messages` stood in the body, and what came there. */
  readonly places: readonly Place[];
  readonly refused: readonly Refused[];
}

/** One message's place in its body. */
export interface Place {
  readonly index: number;
  readonly raw: unknown;
}

/** Judges each message of a batch by itself. Fails only when there is no batch. */
export function validateBatch(
  { data, bytes }: Decoded,
  defaults: Omit<MessageDefaults, "type">,
): Result<Validated, readonly Problem[]> {
  const raws = rawMessages(data);
  if (raws.length > LIMITS.batchMessages) return fail([tooManyMessages(raws.length)]);
  const batch = parseBatch(data, defaults);
  if (!batch.ok) return batch;
  // No event can be too large in a body that is not: most bodies need no measuring.
  const mayBeLarge = bytes > LIMITS.eventBytes;
  const messages: Message[] = [];
  const places: Place[] = [];
  const refused: Refused[] = [];
  for (const { index, messageId, result } of batch.value.results) {
    const raw = raws[index];
    const large = mayBeLarge ? sizeProblem(jsonBytes(raw)) : undefined;
    const judged = large === undefined ? result : fail([large]);
    if (judged.ok) {
      messages.push(judged.value);
      places.push({ index, raw });
    } else {
      const id = messageId === undefined ? {} : { messageId };
      refused.push({ index, ...id, problems: judged.failure, raw });
    }
  }
  return ok({ messages, places, refused });
}

/** Judges the body as one message, whose type the route names. */
export function validateMessage(
  { data, bytes }: Decoded,
  defaults: MessageDefaults,
): Result<Validated, readonly Problem[]> {
  const large = sizeProblem(bytes);
  const result = large === undefined ? parseMessage(data, defaults) : fail([large]);
  if (result.ok) {
    return ok({ messages: [result.value], places: [{ index: 0, raw: data }], refused: [] });
  }
  const sent = (data as { readonly messageId?: unknown } | null)?.messageId;
  const id = typeof sent === "string" ? { messageId: sent.slice(0, 256) } : {};
  const refused = [{ index: 0, ...id, problems: result.failure, raw: data }];
  return ok({ messages: [], places: [], refused });
}

function rawMessages(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data;
  const { batch } = (data ?? {}) as { readonly batch?: unknown };
  return Array.isArray(batch) ? batch : [];
}

function tooManyMessages(count: number): Problem {
  const expected = `at most ${LIMITS.batchMessages} messages`;
  const message = `expected ${expected}, found ${count}`;
  return {
    path: "batch",
    code: "too-large",
    message,
    found: `${count}`,
    expected,
    hint: "send less",
  };
}

function sizeProblem(bytes: number): Problem | undefined {
  if (bytes <= LIMITS.eventBytes) return undefined;
  const expected = `at most ${LIMITS.eventBytes / 1024} KiB of JSON`;
  const found = Number.isFinite(bytes) ? `${Math.ceil(bytes / 1024)} KiB` : "too many levels";
  const message = `expected ${expected}, found ${found}`;
  return { path: "", code: "too-large", message, found, expected, hint: "send less in one event" };
}

/** UTF-8 bytes of the value as JSON; Infinity when it is nested too deep to be written. */
function jsonBytes(value: unknown): number {
  const text = writeJson(value);
  return text === undefined ? Infinity : Buffer.byteLength(text);
}

/** The value as JSON; undefined when it is nested too deep to be written. */
export function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    // JSON.parse takes any depth, JSON.stringify recurses and throws a RangeError.
    return undefined;
  }
}
