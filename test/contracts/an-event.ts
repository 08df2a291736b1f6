import type { LogEvent } from "@cairn/collector/store";

/** A track event of Ann's, with what a test cares about in its place. */
export function anEvent(messageId: string, parts: Partial<LogEvent> = {}): LogEvent {
  return {
    messageId,
    type: "track",
    name: "Invoice Sent",
    actor: "ann",
    atMs: 1_790_000_000_000,
    receivedAtMs: 1_790_000_000_500,
    properties: {},
    ...parts,
  };
}
