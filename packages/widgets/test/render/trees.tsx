import fc from "fast-check";
import type { Child, Component } from "../../src/render/element.ts";
import { Fragment, jsx } from "../../src/render/jsx-runtime.ts";

const Box: Component<{ readonly children?: Child }> = ({ children }) => (
  <section>{children}</section>
);
const Bare: Component<{ readonly children?: Child }> = ({ children }) => children;

const attributes = fc.record(
  {
    id: fc.constantFrom("a", "b"),
    title: fc.constantFrom("one", "two", false, undefined),
    "aria-expanded": fc.boolean(),
    "data-open": fc.constantFrom(true, undefined),
  },
  { requiredKeys: [] },
);

// Anything that may stand between two tags: nested, keyed and unkeyed, with holes, arrays and components.
const aChild: fc.Arbitrary<Child> = fc.letrec<{ child: Child; children: readonly Child[] }>(
  (tie) => ({
    child: fc.oneof(
      { depthSize: "medium", withCrossShrink: true },
      fc.constantFrom(null, undefined, true, false, "", "word", 7),
      tie("children"),
      fc
        .tuple(
          fc.constantFrom("p", "b", "ul", "svg", "g", Box, Bare, Fragment),
          fc.option(fc.constantFrom("x", "y", "z"), { nil: undefined }),
          attributes,
          tie("children"),
        )
        .map(([type, key, written, children]) =>
          jsx(type as string, { ...written, children: withSingleKeys(children) }, key),
        ),
    ),
    children: fc.array(tie("child"), { maxLength: 4 }).map(withSingleKeys),
  }),
).child;

/** One tree after the other: the same siblings in another order, some of them, or others altogether. */
export const someChildren: fc.Arbitrary<readonly Child[]> = fc
  .array(aChild, { maxLength: 6 })
  .chain((pool) => {
    const reordered = fc
      .shuffledSubarray([...withSingleKeys(pool)])
      .map((children) => jsx("p", { children }));
    return fc.array(fc.oneof(aChild, reordered), { minLength: 2, maxLength: 5 });
  });

/** Siblings with the same key are a mistake; the first one stays. */
function withSingleKeys(children: readonly Child[]): readonly Child[] {
  const seen = new Set<unknown>();
  return children.filter((child) => {
    if (typeof child !== "object" || child === null || !("key" in child)) return true;
    if (child.key === undefined) return true;
    return !seen.has(child.key) && seen.add(child.key);
  });
}
