/** Destinations of webhooks, the place in the log up to which deliveries were made, and the deliveries. */
export const WEBHOOKS = `
  CREATE TABLE webhook_destinations (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    delivered INTEGER NOT NULL DEFAULT 0,
    failed_attempts INTEGER NOT NULL DEFAULT 0,
    dead INTEGER NOT NULL DEFAULT 0,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE webhook_position (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    cursor TEXT NOT NULL
  ) STRICT;
  CREATE TABLE webhook_deliveries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    destination TEXT NOT NULL,
    env INTEGER NOT NULL,
    actors TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    created_at_ms INTEGER NOT NULL,
    started_at_ms INTEGER NOT NULL,
    next_at_ms INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX webhook_deliveries_due ON webhook_deliveries (destination, state, next_at_ms);
  CREATE INDEX webhook_deliveries_old ON webhook_deliveries (created_at_ms);
`;
