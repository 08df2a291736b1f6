import type { JsonObject, Message } from "../event/message.ts";
import type { ProgressEvent } from "./progress.ts";

/** Names under which messages that are not `track` can be counted. */
export const PAGE_VIEWED = "Page Viewed";
export const IDENTIFIED = "Identified";
export const GROUPED = "Grouped";
const NAMES = { page: PAGE_VIEWED, identify: IDENTIFIED, group: GROUPED };

/** A message as the fold sees it; undefined for `alias`, which says nothing about what was done. */
export function toProgressEvent(message: Message, atMs: number): ProgressEvent | undefined {
  const { messageId: id, type, context } = message;
  if (type === "alias") return undefined;
  const { session, activeMs } = context?.cairn ?? {};
  const name = type === "track" ? message.event : NAMES[type];
  const { properties, traits }: { properties?: JsonObject; traits?: JsonObject } = message;
  const view = type === "page" && message.name ? { name: message.name } : {};
  return { id, name, atMs, properties: { ...view, ...properties, ...traits }, session, activeMs };
}
