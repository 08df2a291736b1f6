/**
 * Which version an environment's browsers get (`version` NULL: test gets live's), and what is published later. What was
 * published before went live, and test got it, too. `paused` was one switch for both.
 */
export const RELEASES = `
  CREATE TABLE releases (
    entry INTEGER PRIMARY KEY,
    env INTEGER NOT NULL,
    version INTEGER,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX releases_by_env ON releases (env, entry);
  INSERT INTO releases (env, version, record)
  SELECT 1, version, json_object(
    'environment', 'live', 'version', version,
    'atMs', json_extract(record, '$.publishedAtMs'), 'by', json_extract(record, '$.by'))
  FROM versions ORDER BY version;
  INSERT INTO settings SELECT 'paused:live', value FROM settings WHERE name = 'paused';
  INSERT INTO settings SELECT 'paused:test', value FROM settings WHERE name = 'paused';
  DELETE FROM settings WHERE name = 'paused';
  CREATE TABLE schedules (
    schedule INTEGER PRIMARY KEY,
    env INTEGER NOT NULL,
    is_waiting INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX schedules_waiting ON schedules (env) WHERE is_waiting = 1;
`;
