/** What came of each guide is kept with the people who met it. */
export const GUIDES_BY_PERSON = `
  DROP TABLE guides;
`;
