import { globSync } from "node:fs";
import { join } from "node:path";
import type { Messages } from "../../src/messages/messages.ts";

const sources = join(import.meta.dirname, "../../src");
const files = globSync("*/en.ts", { cwd: sources });
const parts: readonly { readonly en: Partial<Messages> }[] = await Promise.all(
  files.map((file) => import(join(sources, file))),
);

/** English messages that two kinds bring, and not in the same words. */
export const contradictions = parts.flatMap(({ en }) =>
  Object.entries(en).filter(([key, message]) =>
    parts.some(({ en: other }) => {
      const said = Object.entries(other).find(([name]) => name === key)?.[1];
      return said !== undefined && JSON.stringify(said) !== JSON.stringify(message);
    }),
  ),
);

/** Every English word of every kind. */
export const english = Object.assign({}, ...parts.map(({ en }) => en)) as Messages;
