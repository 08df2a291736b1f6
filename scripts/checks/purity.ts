import { readFileSync } from "node:fs";
import { parseSync, Visitor } from "oxc-parser";
import type { MemberExpression } from "oxc-parser";
import { pathFrom, sourcesOf } from "../lib/files.ts";
import type { Fault } from "./fault.ts";

// These answer in the time zone of whatever machine runs them.
const LOCAL_TIME =
  /^((get|set)(FullYear|Month|Date|Day|Hours|Minutes)|getTimezoneOffset|toLocale(Date|Time)String)$/;

/**
 * Whether core asks for the time, the time zone or chance. What needs a DOM or Node is a compile error there
 * already; these are part of the language, so the compiler lets them through. A date made of one given
 * value is as pure as that value.
 */
export function checkPurity(root: string): readonly Fault[] {
  return sourcesOf(root, "core").flatMap((file) => {
    const source = readFileSync(file, "utf8");
    const faults: Fault[] = [];
    const add = (start: number, what: string) => {
      const line = source.slice(0, start).split("\n").length;
      const message = `line ${line}: ${what} in core; time, its zone and chance are arguments`;
      faults.push({ file: pathFrom(root, file), message });
    };
    new Visitor({
      NewExpression({ callee, arguments: given, start }) {
        if (callee.type !== "Identifier" || callee.name !== "Date") return;
        const [only] = given;
        if (given.length !== 1 || only?.type === "SpreadElement") add(start, "new Date");
      },
      CallExpression({ callee, start }) {
        if (callee.type === "Identifier" && callee.name === "Date") add(start, "Date()");
      },
      MemberExpression(node) {
        const name = memberName(node);
        if (name === "Date.now" || name === "Math.random") add(node.start, name);
        const method = name?.split(".").at(-1) ?? "";
        if (LOCAL_TIME.test(method)) add(node.start, method);
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

/** `Date.now` for `Date.now` and `Date["now"]`; `.getDay` where what stands before is no name. */
function memberName({ object, property, computed }: MemberExpression): string | undefined {
  const owner = object.type === "Identifier" ? object.name : "";
  if (property.type === "Identifier" && !computed) return `${owner}.${property.name}`;
  if (property.type === "Literal") return `${owner}.${String(property.value)}`;
  return undefined;
}
