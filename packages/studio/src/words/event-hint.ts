import type { SeenEvent } from "@cairn/core/api";
import { matchingEvents } from "../models/seen-events.ts";
import { counted, people } from "./figures.ts";

/** What is known of the event that is being typed or was picked. */
export function eventHint(typed: string, seen: readonly SeenEvent[]): string {
  const exact = seen.find((one) => one.name === typed);
  if (exact !== undefined) {
    return `Arrived ${counted(exact.count, "time")} from ${people(exact.users)}.`;
  }
  if (seen.length === 0) return "No events have arrived yet. Type the name your product will send.";
  if (typed === "") return "Pick one that arrived, or type a name your product will send.";
  if (matchingEvents(seen, typed, 1).length > 0)
    return "Pick one that arrived, or type the whole name.";
  return "Not seen so far. It counts as soon as your product sends it under exactly this name.";
}
