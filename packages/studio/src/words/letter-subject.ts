import type { DeadLetterEntry } from "@cairn/core/api";

/** What a refused event says of itself, as far as it can be read. */
export interface LetterSubject {
  /** The event's name, else what kind of message it is. */
  readonly name: string;
  readonly user: string;
  /** The id by which its reason may name the user. */
  readonly userId?: string;
}

/** What a kept event was and whose, to tell it from its neighbours. */
export function letterSubject({ raw }: Pick<DeadLetterEntry, "raw">): LetterSubject {
  const { event, type, name, userId, anonymousId } = partsOf(raw);
  const ofUser = textOf(userId);
  const anonymous = textOf(anonymousId);
  return {
    name: textOf(event) ?? nameless(textOf(type), textOf(name)),
    user: ofUser ?? (anonymous === undefined ? "no user id" : `anon:${anonymous}`),
    ...(ofUser === undefined ? {} : { userId: ofUser }),
  };
}

function nameless(type: string | undefined, name: string | undefined): string {
  if (type === undefined) return "Event without a type";
  if (type === "track") return "Event without a name";
  return name === undefined ? type : `${type}: ${name}`;
}

function partsOf(raw: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(raw);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    // Cut off at 32 KiB: what stands in front can still be read.
    const found = raw.matchAll(/"(event|type|userId|anonymousId)"\s*:\s*"([^"\\]*)"/g);
    const parts = new Map<string, string>();
    for (const [, key = "", value = ""] of found) if (!parts.has(key)) parts.set(key, value);
    return Object.fromEntries(parts);
  }
}

const LENGTH = 80;

function textOf(value: unknown): string | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  return value.length > LENGTH ? `${value.slice(0, LENGTH)}…` : value;
}
