/**
 * Rows that may be feedback. By `instr`: a JSON function would refuse to store properties that are nested too deep for it. A
 * scan asks for it in these very words, which is how SQLite knows that the index holds all of them.
 */
export const FEEDBACK_ROWS = `name IN ('Survey Answered', 'Survey Dismissed', 'Cancel Reason Given',
    'Cancel Remedy Accepted', 'Cancel Completed')
    OR (name = 'Guide Shown'
      AND (instr(properties, '"kind":"survey"') > 0 OR instr(properties, '"kind":"cancel"') > 0))`;

/** What surveys and cancel flows came to is found without reading the log. */
export const FEEDBACK = `
  CREATE INDEX events_of_feedback ON events (env, seq, at_ms) WHERE ${FEEDBACK_ROWS};
`;
