/** What was erased or expired, for as long as an outbox may bring it back; `generation` rises when people are forgotten. */
export const GONE = `
  CREATE TABLE tombstones (
    env INTEGER NOT NULL,
    id BLOB NOT NULL,
    until_ms INTEGER NOT NULL,
    PRIMARY KEY (env, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tombstones_by_age ON tombstones (until_ms);
  CREATE TABLE erased (
    env INTEGER NOT NULL,
    mark TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (env, mark)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE position ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
`;
