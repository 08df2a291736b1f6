import { parseSync, Visitor } from "oxc-parser";
import type {
  BlockStatement,
  Directive,
  Function as Declared,
  Program,
  Statement,
} from "oxc-parser";

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Writes each `function f(a){return a}` as `let f=a=>a`, first in its block, where whoever calls it may stand before it:
 * 270 brotli bytes of entry, engine and all widgets. What knows `this` or `arguments`, yields, or is made with `new` stays.
 */
export function arrowFunctions(code: string): string {
  // The innermost first, one depth of nesting at a time.
  for (let before = code; ; before = code) {
    code = withInnermost(before);
    if (code === before) return code;
  }
}

function withInnermost(code: string): string {
  const edits: Edit[] = [];
  const rewrite = (block: Program | BlockStatement) => {
    const body: readonly (Directive | Statement)[] = block.body;
    const functions = body.filter(isFunction).filter((node) => isPlain(code, node));
    const holdsEdits = functions.some(({ start, end }) =>
      edits.some((edit) => edit.start > start && edit.end < end),
    );
    const [first] = body;
    if (!first || functions.length === 0 || holdsEdits) return;
    const arrows = functions.map((node) => arrowOf(code, node)).join(",");
    edits.push({ start: first.start, end: first.start, text: `let ${arrows};` });
    for (const { start, end } of functions) edits.push({ start, end, text: "" });
  };
  const { program } = parseSync("bundle.js", code);
  new Visitor({ "BlockStatement:exit": rewrite, "Program:exit": rewrite }).visit(program);
  return edits
    .toSorted((one, other) => other.start - one.start || other.end - one.end)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
}

function isFunction(node: Directive | Statement): node is Declared {
  return node.type === "FunctionDeclaration";
}

function isPlain(code: string, { id, generator, start, end }: Declared): boolean {
  const isMade = new RegExp(`\\bnew ${id!.name.replaceAll("$", "\\$")}(?![\\w$])`).test(code);
  return !generator && !isMade && !/\b(this|arguments|new\.target)\b/.test(code.slice(start, end));
}

/** Parameters and body as they are; a body that only returns becomes what it returns. */
function arrowOf(code: string, { id, params, body, async: isAsync }: Declared): string {
  const [only, another] = body!.body;
  const returned = only?.type === "ReturnStatement" && !another && only.argument;
  const written = (node: { readonly start: number; readonly end: number }) =>
    code.slice(node.start, node.end);
  const says = returned ? `(${written(returned)})` : written(body!);
  return `${id!.name}=${isAsync ? "async" : ""}(${params.map(written).join()})=>${says}`;
}
