import type { Messages } from "../messages/messages.ts";
import { en as pointer } from "../pointer/en.ts";

/** The English words of the hint. */
export const en = {
  ...pointer,
  tip: "Tip",
} satisfies Partial<Messages>;
