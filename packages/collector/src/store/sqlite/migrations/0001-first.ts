/** The tables of the first version: log, projection, definitions, access, dead letters, counters. */
export const FIRST = `
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    env INTEGER NOT NULL,
    id BLOB NOT NULL,
    id_text TEXT,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    user_id TEXT,
    anonymous_id TEXT,
    account_id TEXT,
    at_ms INTEGER NOT NULL,
    client_at_ms INTEGER,
    time_note TEXT,
    received_at_ms INTEGER NOT NULL,
    session TEXT,
    session_seq INTEGER,
    properties TEXT NOT NULL,
    context TEXT
  ) STRICT;
  CREATE UNIQUE INDEX events_by_id ON events (env, id);
  CREATE INDEX events_by_actor ON events (env, actor, at_ms);

  CREATE TABLE position (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    cursor TEXT NOT NULL,
    definitions TEXT NOT NULL
  ) STRICT;
  CREATE TABLE people (
    env INTEGER NOT NULL,
    id TEXT NOT NULL,
    last_ms INTEGER NOT NULL,
    search TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX people_by_id ON people (env, id);
  CREATE INDEX people_by_activity ON people (env, last_ms DESC, id);
  CREATE TABLE merged (
    env INTEGER NOT NULL,
    id TEXT NOT NULL,
    into_id TEXT NOT NULL,
    PRIMARY KEY (env, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE accounts (
    env INTEGER NOT NULL,
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (env, id)
  ) STRICT;
  CREATE TABLE guides (
    env INTEGER NOT NULL,
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (env, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE versions (version INTEGER PRIMARY KEY, record TEXT NOT NULL) STRICT;
  CREATE TABLE draft (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    revision INTEGER NOT NULL,
    saved_at_ms INTEGER NOT NULL,
    guidebook TEXT NOT NULL
  ) STRICT;
  CREATE TABLE audit (entry INTEGER PRIMARY KEY, record TEXT NOT NULL) STRICT;

  CREATE TABLE write_keys (key TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE secret_keys (hash TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    expires_at_ms INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE dead_letters (
    letter INTEGER PRIMARY KEY,
    env INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX dead_letters_by_env ON dead_letters (env, letter);
  CREATE TABLE counters (
    env INTEGER NOT NULL,
    name TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (env, name)
  ) STRICT, WITHOUT ROWID;
`;
