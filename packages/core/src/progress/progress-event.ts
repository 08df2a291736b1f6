import type { Message } from "../event/message.ts";
import type { ProgressEvent } from "./progress.ts";

/** Names under which messages that are not `track` can be counted. */
export const PAGE_VIEWED = "Page Viewed";
export const IDENTIFIED = "Identified";
export const GROUPED = "Grouped";

/** A message as the fold sees it; undefined for `alias`, which says nothing about what was done. */
export function toProgressEvent(message: Message, atMs: number): ProgressEvent | undefined {
  const named = nameAndProperties(message);
  if (!named) return undefined;
  const cairn = message.context?.cairn;
  return {
    id: message.messageId,
    atMs,
    ...named,
    ...(typeof cairn?.session === "string" ? { session: cairn.session } : {}),
    ...(typeof cairn?.activeMs === "number" ? { activeMs: cairn.activeMs } : {}),
  };
}

function nameAndProperties(
  message: Message,
): Pick<ProgressEvent, "name" | "properties"> | undefined {
  switch (message.type) {
    case "track":
      return { name: message.event, properties: message.properties ?? {} };
    case "page":
      return {
        name: PAGE_VIEWED,
        properties: { ...(message.name ? { name: message.name } : {}), ...message.properties },
      };
    case "identify":
      return { name: IDENTIFIED, properties: message.traits ?? {} };
    case "group":
      return { name: GROUPED, properties: message.traits ?? {} };
    case "alias":
      return undefined;
  }
}
