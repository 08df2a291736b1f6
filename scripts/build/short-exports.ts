import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * Gives what `chunk` exports to `importers` names of one or two letters, in place: esbuild keeps them long where it is told
 * to keep one. `kept` is what others ask for by name. 250 bytes of the two files.
 */
export function shortenExports(chunk: string, importers: readonly string[], kept: string): void {
  const names = new Map<string, string>();
  const shortOf = (name: string) => {
    if (name === kept) return name;
    const at = names.size;
    const short = `${at < 26 ? "" : LETTERS[Math.floor(at / 26) - 1]}${LETTERS[at % 26]}`;
    if (!names.has(name)) names.set(name, short);
    return names.get(name)!;
  };
  const rewrite = (file: string, clause: RegExp, each: (own: string, name: string) => string) => {
    const code = readFileSync(file, "utf8");
    const written = code.replace(clause, (_, before: string, list: string, after: string) => {
      const parts = list.split(",").map((part) => {
        const [first = "", second = first] = part.split(" as ");
        return each(first, second);
      });
      return `${before}${parts.join(",")}${after}`;
    });
    writeFileSync(file, written);
  };
  rewrite(chunk, /(\bexport\{)([^{}]+)(\};?\s*)$/, (own, name) => `${own} as ${shortOf(name)}`);
  const from = basename(chunk).replace(/[.$]/g, "\\$&");
  for (const file of importers) {
    rewrite(
      file,
      new RegExp(`(\\bimport\\{)([^{}]+)(\\}from"\\./${from}")`),
      (name, own) => `${shortOf(name)} as ${own}`,
    );
  }
}

/**
 * Gives what JSX calls the content of an element one letter, in place. The compiler writes that name, so that no list of
 * names reaches it; nothing else in the bundle has it. 80 bytes.
 */
export function shortenChildren(file: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replace(/\bchildren\b/g, "C"));
}
