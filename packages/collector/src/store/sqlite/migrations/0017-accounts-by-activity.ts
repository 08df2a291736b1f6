/** Lists of accounts begin with those that did something last, page by page. */
export const ACCOUNTS_BY_ACTIVITY = `
  CREATE INDEX accounts_by_activity
    ON accounts (env, json_extract(record, '$.lastMs') DESC, id);
`;
