import type { LogEvent } from "../store/event-log.ts";

/**
 * What of an event is still needed once the log was given it. The rest, most of it, is not held while the disk is
 * waited for: collections copy what is alive then.
 */
export interface Outline extends Pick<
  LogEvent,
  "messageId" | "type" | "name" | "actor" | "receivedAtMs" | "properties"
> {
  /** Where it stood in its body. */
  readonly index: number;
  /** Where the browser SDK had kept it; absent where something else sent it. */
  readonly keptIn?: "storage" | "memory";
}

/** The outline of an event that stood at `index`. */
export function outlineOf(event: LogEvent, index: number): Outline {
  const { messageId, type, name, actor, receivedAtMs, properties, context } = event;
  const outline = { messageId, type, name, actor, receivedAtMs, properties, index };
  const stamp = context?.["cairn"];
  if (typeof stamp !== "object" || stamp === null) return outline;
  const { storage } = stamp as { readonly storage?: unknown };
  return { ...outline, keptIn: storage === "memory" ? "memory" : "storage" };
}
