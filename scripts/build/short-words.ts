import { readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "esbuild";

/** Names the words of the widgets: `Messages`. */
const MESSAGES = "packages/widgets/src/messages/messages.ts";
/** Names why a guide is held: `HoldReason`. */
const REASONS = "packages/core/src/arbiter/decision.ts";
// The entry tells of other tabs by the same name, and the console of guides that nobody knows.
const SAID_ELSEWHERE = ["other-tab", "unknown-guide"];
/** Where keys of objects are names of messages. */
const WORDS = /[/\\]widgets[/\\]src[/\\](?:locales[/\\]|.*\ben\.ts$)/;

/**
 * Shortens what engine, stage, widgets, inspector and languages call messages and reasons by: they are said to nobody else.
 * 500 brotli bytes of the whole, and 100 of each language. The bundle of the entry keeps its words.
 */
export function shortWords(root: string): Plugin {
  const messages = messageNames(readFileSync(join(root, MESSAGES), "utf8"));
  const reasons = reasonNames(readFileSync(join(root, REASONS), "utf8"));
  return {
    name: "cairn-short-words",
    setup(builder) {
      builder.onLoad(
        { filter: /[/\\]packages[/\\](core|sdk|widgets)[/\\]src[/\\].*\.tsx?$/ },
        (file) => {
          const { path } = file;
          // Style text has a shortening of its own.
          if (path.endsWith(".css.ts") || !path.startsWith(root + sep)) return undefined;
          const text = readFileSync(path, "utf8");
          const contents = inShort(text, messages, reasons, WORDS.test(path));
          if (contents === text) return undefined;
          return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
        },
      );
    },
  };
}

/** Messages whose names are no other words too: those of several words. Names with the ends of a scale are put together. */
export function messageNames(source: string): readonly string[] {
  return [...source.matchAll(/readonly ([a-z]+[A-Z]\w*)[:?]/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !/(?:Low|High)$/.test(name));
}

/** Reasons whose names are no other words too. */
export function reasonNames(source: string): readonly string[] {
  return [...source.matchAll(/\| "([a-z]+-[a-z-]+)"/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !SAID_ELSEWHERE.includes(name));
}

/** A source with those names in short: as texts, and, where it `hasMessages`, as keys of an object. */
export function inShort(
  source: string,
  messages: readonly string[],
  reasons: readonly string[],
  hasMessages: boolean,
): string {
  // Upper case: no word of ours that keeps its name is.
  const short = (name: string) =>
    `${String.fromCharCode(65 + (messages.indexOf(name) % 26))}${Math.floor(messages.indexOf(name) / 26) || ""}`;
  return source
    .replace(/"([\w-]+)"/g, (text, name: string) => {
      if (messages.includes(name)) return `"${short(name)}"`;
      return reasons.includes(name) ? `"${reasons.indexOf(name)}"` : text;
    })
    .replace(/^(\s+)(\w+)(?=:)/gm, (text, space: string, name: string) =>
      hasMessages && messages.includes(name) ? `${space}${short(name)}` : text,
    );
}
