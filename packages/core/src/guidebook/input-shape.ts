import type { Problem } from "../lib/problem.ts";

// Far above any real guidebook, far below what exhausts the stack of a recursive reader.
const DEPTH = 40;
const NODES = 200_000;

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * What makes an input unsafe to walk: nesting or size past any real guidebook, a cycle, a key that names a prototype.
 * Takes no stack and never throws. A schema may read the input only when this list is empty.
 */
export function shapeProblems(input: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  const open: { readonly value: object; readonly path: string; readonly depth: number }[] = [];
  const enter = (value: unknown, path: string, depth: number): void => {
    if (typeof value === "object" && value !== null) open.push({ value, path, depth });
  };
  enter(input, "", 1);
  let nodes = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > DEPTH) {
      const message = `is nested deeper than ${DEPTH} levels`;
      return [...problems, { path: shorten(next.path), code: "too-deep", message }];
    }
    nodes += 1;
    if (nodes > NODES) {
      return [
        ...problems,
        { path: "", code: "too-large", message: "is too large to be a guidebook" },
      ];
    }
    for (const key of Object.keys(next.value)) {
      const path = next.path === "" ? key : `${next.path}.${key}`;
      if (FORBIDDEN_KEYS.has(key)) {
        const message = `the name ${JSON.stringify(key)} is not allowed`;
        const hint = "choose another name";
        problems.push({ path: shorten(path), code: "forbidden-key", message, found: key, hint });
      } else {
        enter((next.value as Readonly<Record<string, unknown>>)[key], path, next.depth + 1);
      }
    }
  }
  return problems;
}

/** Text cut to `length` characters, with an ellipsis where something is missing. */
export function shorten(text: string, length = 200): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
