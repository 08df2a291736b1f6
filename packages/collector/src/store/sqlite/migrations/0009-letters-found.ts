/** Indexes by which refused events are counted by code and listed without reading the events themselves. */
export const LETTERS_FOUND = `
  CREATE INDEX dead_letters_by_code
    ON dead_letters (env, record ->> '$.code', letter, record ->> '$.receivedAtMs');
  CREATE INDEX dead_letters_by_time ON dead_letters (env, letter, record ->> '$.receivedAtMs');
`;
