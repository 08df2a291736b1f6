/** An event's values, in the order of `EVENT_COLUMNS`. */
export type EventValues = readonly (string | number | null)[];

/** What is written of an event, beside its number and its environment. */
export const EVENT_COLUMNS = [
  "message_id",
  "type",
  "name",
  "actor",
  "user_id",
  "anonymous_id",
  "account_id",
  "at_ms",
  "client_at_ms",
  "time_note",
  "received_at_ms",
  "session",
  "session_seq",
  "properties",
  "context",
  "trust",
] as const;
