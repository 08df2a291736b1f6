/** How the sender of an event proved who they are. */
export const TRUST = `
  ALTER TABLE events ADD COLUMN trust TEXT;
`;
