/**
 * How many events each stretch of 8 192 numbers holds, by environment, and the latest times among them (NULL: not known any
 * more, since the row that had it was removed). What is in the log is counted from these.
 */
export const LOG_WINDOWS = `
  CREATE TABLE log_windows (
    env INTEGER NOT NULL,
    stretch INTEGER NOT NULL,
    events INTEGER NOT NULL,
    last_at_ms INTEGER,
    last_received_at_ms INTEGER,
    PRIMARY KEY (env, stretch)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO log_windows
    SELECT env, seq / 8192, count(*), max(at_ms), max(received_at_ms) FROM events
    GROUP BY env, seq / 8192;
`;
