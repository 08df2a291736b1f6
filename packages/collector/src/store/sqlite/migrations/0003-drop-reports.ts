/** Ids of drop reports that were counted, so that one that is sent again is not counted again. */
export const DROP_REPORTS = `
  CREATE TABLE drop_reports (
    env INTEGER NOT NULL,
    id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (env, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX drop_reports_by_age ON drop_reports (at_ms);
`;
