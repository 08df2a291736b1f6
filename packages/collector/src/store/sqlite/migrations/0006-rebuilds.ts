/**
 * Three projections in the same tables, told apart by what is added to `env`: `shelf`. A rebuild fills one beside the
 * one that is served and the two change places. `definitions` is NULL where a projection has no position.
 */
export const REBUILDS = `
  CREATE TABLE projections (
    role TEXT PRIMARY KEY,
    shelf INTEGER NOT NULL,
    cursor TEXT,
    definitions TEXT,
    generation INTEGER NOT NULL DEFAULT 0,
    before_ms INTEGER
  ) STRICT, WITHOUT ROWID;
  INSERT INTO projections (role, shelf) VALUES ('served', 0), ('building', 10), ('expired', 20);
  UPDATE projections SET (cursor, definitions, generation) =
    (SELECT cursor, definitions, generation FROM position)
  WHERE role = 'served' AND EXISTS (SELECT 1 FROM position);
  DROP TABLE position;
`;
