/** The 16 bytes of a refused event's id as hex, so that one that is sent again is kept once. */
export const LETTERS_ONCE = `
  ALTER TABLE dead_letters ADD COLUMN message TEXT;
  CREATE UNIQUE INDEX dead_letters_by_message ON dead_letters (env, message)
    WHERE message IS NOT NULL;
`;
