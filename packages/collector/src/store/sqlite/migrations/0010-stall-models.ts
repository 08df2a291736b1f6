/** What each fit of how stalls are judged came to. */
export const STALL_MODELS = `
  CREATE TABLE stall_models (
    number INTEGER PRIMARY KEY,
    definitions TEXT NOT NULL,
    is_fitted INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX stall_models_by_definitions ON stall_models (definitions, is_fitted, number);
`;
