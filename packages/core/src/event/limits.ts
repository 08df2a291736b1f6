/** Longest id of a user, account or message, in characters. */
export const ID_LENGTH = 256;

/** Longest event or page name, in characters. */
export const NAME_LENGTH = 200;

/** Levels of objects and lists inside `properties`, `traits` or `context`, itself included. */
export const NESTING_DEPTH = 10;
