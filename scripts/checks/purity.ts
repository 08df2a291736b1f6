import { readFileSync } from "node:fs";
import { parseSync, Visitor } from "oxc-parser";
import type { MemberExpression } from "oxc-parser";
import { pathFrom, sourcesOf } from "../lib/files.ts";
import type { Fault } from "./fault.ts";

/**
 * Whether core asks for the time or for chance. What needs a DOM or Node is a compile error there already;
 * these four are part of the language, so the compiler lets them through.
 */
export function checkPurity(root: string): readonly Fault[] {
  return sourcesOf(root, "core").flatMap((file) => {
    const source = readFileSync(file, "utf8");
    const faults: Fault[] = [];
    const add = (start: number, what: string) => {
      const line = source.slice(0, start).split("\n").length;
      const message = `line ${line}: ${what} in core; time and chance are arguments`;
      faults.push({ file: pathFrom(root, file), message });
    };
    new Visitor({
      NewExpression({ callee, start }) {
        if (callee.type === "Identifier" && callee.name === "Date") add(start, "new Date");
      },
      CallExpression({ callee, start }) {
        if (callee.type === "Identifier" && callee.name === "Date") add(start, "Date()");
      },
      MemberExpression(node) {
        const name = memberName(node);
        if (name === "Date.now" || name === "Math.random") add(node.start, name);
      },
      VariableDeclarator({ id, init, start }) {
        const isTaken =
          init?.type === "Identifier" && (init.name === "Date" || init.name === "Math");
        if (isTaken && id.type === "ObjectPattern") add(start, `taking ${init.name} apart`);
      },
    }).visit(parseSync(file, source).program);
    return faults;
  });
}

function memberName({ object, property, computed }: MemberExpression): string | undefined {
  if (object.type !== "Identifier") return undefined;
  if (property.type === "Identifier" && !computed) return `${object.name}.${property.name}`;
  if (property.type === "Literal") return `${object.name}.${String(property.value)}`;
  return undefined;
}
