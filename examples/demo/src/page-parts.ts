import { el } from "./element.ts";

/** The head of a screen: its one `h1`, which takes the focus after a move, and its main actions. */
export function screenHead(title: string, ...actions: readonly (Node | undefined)[]): HTMLElement {
  const shown = actions.filter((action) => action !== undefined);
  return el(
    "div",
    { class: "screen-head" },
    el("h1", { id: "heading", tabindex: -1 }, title),
    shown.length === 0 ? undefined : el("div", { class: "actions" }, ...shown),
  );
}

/** What stands where a list is still empty: what it will hold, and the next step. */
export function emptyState(title: string, text: string, action?: Node): HTMLElement {
  return el(
    "div",
    { class: "empty" },
    el("p", { class: "empty-title" }, title),
    el("p", { class: "muted" }, text),
    action,
  );
}

/** A link that looks like a button. */
export function linkButton(
  label: string,
  href: string,
  attributes: { readonly id: string; readonly look?: "primary" | "plain" },
): HTMLElement {
  return el(
    "a",
    { class: `button ${attributes.look ?? "primary"}`, href, id: attributes.id },
    label,
  );
}
