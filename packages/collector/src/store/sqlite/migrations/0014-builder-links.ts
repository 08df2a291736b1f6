/** Leave to pick elements on the real product, and what was picked. A token that is refused has no hash any more. */
export const BUILDER_LINKS = `
  CREATE TABLE builder_links (
    id TEXT PRIMARY KEY,
    hash TEXT UNIQUE,
    expires_at_ms INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE builder_notes (
    link TEXT NOT NULL,
    number INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (link, number)
  ) STRICT, WITHOUT ROWID;
`;
