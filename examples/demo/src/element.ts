/** What an attribute may be: `true` sets it empty, `false` and `undefined` leave it out, a function listens. */
export type AttributeValue = string | number | boolean | undefined | ((event: Event) => void);

/** A child of an element; `undefined` is left out, so that `condition ? child : undefined` reads well. */
export type Child = Node | string | undefined;

/**
 * An HTML element with its attributes and children. A function given as `onclick`, `onsubmit` …
 * becomes a listener; no HTML text is ever parsed, so the page runs under strict Trusted Types.
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}
