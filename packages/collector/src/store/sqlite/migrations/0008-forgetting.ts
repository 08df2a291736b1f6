/**
 * The actors of refused events as a JSON list, NULL where they were not read, in an index: whose letters go is found
 * without reading them. And indexes by which what leads to a person, and their deliveries, are found.
 */
export const FORGETTING = `
  ALTER TABLE dead_letters ADD COLUMN actors TEXT;
  CREATE INDEX dead_letters_by_actors ON dead_letters (env, letter, actors);
  CREATE INDEX merged_by_target ON merged (env, into_id);
  CREATE INDEX webhook_deliveries_by_actors ON webhook_deliveries (env, number, actors);
`;
