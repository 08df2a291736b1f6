import type { Child, Component, Drawing, Key, Properties } from "./element.ts";
import type { Tags } from "./tags.ts";

/** What the compiler makes of `<type …props />`. */
export function jsx(type: Drawing["type"], props: Properties, key?: Key): Drawing {
  return { type, props, key };
}
export { jsx as jsxs };

/** Several children without an element around them: `<>…</>`. */
export function Fragment({ children }: { readonly children?: Child }): Child {
  return children;
}

/** What the compiler asks about types of JSX. */
export declare namespace JSX {
  type Element = Drawing;
  type ElementType = string | Component;
  type IntrinsicElements = Tags;
  interface IntrinsicAttributes {
    readonly key?: Key | undefined;
  }
  interface ElementChildrenAttribute {
    readonly children: unknown;
  }
}
