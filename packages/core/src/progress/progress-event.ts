import type { Message } from "../event/message.ts";
import type { ProgressEvent } from "./progress.ts";

/** Names under which messages that are not `track` can be counted. */
export const PAGE_VIEWED = "Page Viewed";
export const IDENTIFIED = "Identified";
export const GROUPED = "Grouped";

/** A message as the fold sees it; undefined for `alias`, which says nothing about what was done. */
export function toProgressEvent(message: Message, atMs: number): ProgressEvent | undefined {
  switch (message.type) {
    case "track":
      return named(message.event, message.properties);
    case "page":
      return named(PAGE_VIEWED, {
        ...(message.name && { name: message.name }),
        ...message.properties,
      });
    case "identify":
      return named(IDENTIFIED, message.traits);
    case "group":
      return named(GROUPED, message.traits);
    case "alias":
      return undefined;
  }

  function named(name: string, properties: ProgressEvent["properties"] = {}): ProgressEvent {
    const { session, activeMs } = message.context?.cairn ?? {};
    return { id: message.messageId, name, atMs, properties, session, activeMs };
  }
}
