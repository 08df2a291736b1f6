import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** axe-core as text: defines `axe` in the page in which it runs. It looks into open shadow roots by itself. */
export const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/**
 * An expression that finds what is wrong inside `<cairn-root>` and what axe could not decide, each as one line:
 * rule, element, and why.
 */
export const findFaults = `axe.run("cairn-root").then(({ violations, incomplete }) =>
  [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => id + ": " + html + " " + failureSummary)))`;

/**
 * What axe cannot decide and a person has: the beginning of the line, and why it is right. Whatever is not named here
 * is a failure.
 */
export const explained: readonly (readonly [line: RegExp, because: string])[] = [
  [
    /^color-contrast: <(?:span|b)[^>]*>(<[^>]*>)*\p{Nd}[^]*(content is too short|is overlapped by another)/u,
    "a score or a figure is a number, the one over its own input; it has the colours of words on a surface, whose contrast tokens.test.ts computes",
  ],
];

/** The faults that nothing explains. */
export function unexplained(faults: readonly string[]): readonly string[] {
  return faults.filter((fault) => !explained.some(([line]) => line.test(fault)));
}
