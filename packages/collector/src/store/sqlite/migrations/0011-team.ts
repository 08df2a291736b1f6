/** Who may sign in, and what finds a member's sessions and the lines of the audit log by person and action. */
export const TEAM = `
  CREATE TABLE members (
    id TEXT PRIMARY KEY,
    name_key TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    joined_at_ms INTEGER,
    password TEXT,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_by_member ON sessions (json_extract(record, '$.member'));
  CREATE INDEX audit_by_person ON audit (json_extract(record, '$.by'), entry);
  CREATE INDEX audit_by_action ON audit (json_extract(record, '$.action'), entry);
`;
