import { createHash } from "node:crypto";
import { idBytes } from "./message-id.ts";

/** Who is to be forgotten: every id that their events may carry, and when they asked, epoch milliseconds. */
export interface Erasure {
  readonly actors: readonly string[];
  readonly atMs: number;
}

/**
 * How long what is gone stays known, so that no browser brings it back: an outbox keeps an event for 14 days, and a day
 * is left to clocks. Milliseconds.
 */
export const TOMBSTONE_MS = 15 * 86_400_000;

/** An actor that was erased, as it is kept: who has the list cannot read the ids from it, only try one. */
export function erasedMark(actor: string): string {
  return createHash("sha256").update(`cairn erased\n${actor}`).digest("hex").slice(0, 32);
}

/** The id of the report that counts an erased person's event: of its own id only what tells it from others. */
export function erasedReport(messageId: string): string {
  return `erased-${Buffer.from(idBytes(messageId)).toString("hex")}`;
}

/** The actors whose erasure forbids an event that happened before it. */
export function subjectsOf(event: {
  readonly actor: string;
  readonly type: string;
  readonly previousId?: unknown;
}): readonly string[] {
  const { actor, type, previousId } = event;
  if (type !== "alias" || typeof previousId !== "string") return [actor];
  // An alias does not say which of the two the earlier id is.
  return [actor, previousId, `anon:${previousId}`];
}
