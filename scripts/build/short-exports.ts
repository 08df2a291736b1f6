import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

/** What asks a chunk for the list of what it shares. */
const LIST = "a";

/**
 * Has `chunk` export what `importers` take from it as one list, which they ask for as they begin, in place: nobody names
 * anything then. 320 bytes of the two files. `kept` is what others ask for by name. What the chunk exports is set by the
 * time that an importer is fetched.
 */
export function listExports(chunk: string, importers: readonly string[], kept: string): void {
  let shared: readonly string[] = [];
  const rewrite = (file: string, clause: RegExp, written: (names: Map<string, string>) => string) =>
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(clause, (_, list: string) => {
        const pairs = list.split(",").map((part) => part.trim().split(" as "));
        return written(new Map(pairs.map(([first = "", second = first]) => [first, second])));
      }),
    );
  rewrite(chunk, /\bexport\{([^{}]+)\};?\s*$/, (names) => {
    const listed = [...names].filter(([, name]) => name !== kept);
    const own = [...names].find(([, name]) => name === kept)?.[0];
    shared = listed.map(([, name]) => name);
    const list = `const $list=()=>[${listed.map(([local]) => local).join()}];`;
    return `${list}export{${own} as ${kept},$list as ${LIST}};`;
  });
  const from = `"./${basename(chunk)}"`;
  for (const file of importers) {
    rewrite(
      file,
      new RegExp(`\\bimport\\{([^{}]+)\\}from${from.replace(/[.$]/g, "\\$&")};?`),
      (names) => {
        const taken = shared.map((name) => names.get(name) ?? "");
        return `import{${LIST} as $list}from${from};const[${taken.join()}]=$list();`;
      },
    );
  }
}

/** What the compiler calls the content of an element, and what one chunk exports to the other. */
const WRITTEN: Readonly<Record<string, string>> = {
  children: "C",
  createAnswers: "$A",
  createSlot: "$S",
  drawHelp: "$H",
};

/**
 * Gives names that no list of properties reaches a letter or two, in place; nothing else in the bundle has them. 80 bytes for
 * what JSX calls the content of an element.
 */
export function shortenWritten(file: string): void {
  const names = new RegExp(`\\b(${Object.keys(WRITTEN).join("|")})\\b`, "g");
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace(names, (name) => WRITTEN[name]!),
  );
}
