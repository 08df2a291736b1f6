import type { Messages } from "../messages/messages.ts";

/** The notice says only what other kinds say too. */
export const en = {} satisfies Partial<Messages>;
