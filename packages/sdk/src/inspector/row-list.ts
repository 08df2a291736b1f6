import { element } from "./element.ts";
import type { Row } from "./row.ts";

/** A list that is brought up to date in place, so that focus and an open row stay where they are. */
export interface RowList {
  readonly node: HTMLElement;
  update(rows: readonly Row[]): void;
}

/** An empty list; `show` puts a guide on screen. `empty` is said while there is nothing in it. */
export function createRowList(empty: string, show: (guide: string) => void): RowList {
  const node = element("ul", {});
  const none = element("p", { class: "none" }, empty);
  const drawn = new Map<string, { readonly item: HTMLElement; text: string }>();

  return {
    node: element("div", {}, node, none),
    update(rows) {
      none.hidden = rows.length > 0;
      const ids = new Set(rows.map(({ id }) => id));
      for (const [id, { item }] of drawn) {
        if (ids.has(id)) continue;
        item.remove();
        drawn.delete(id);
      }
      rows.forEach((row, at) => {
        const known = drawn.get(row.id);
        const entry = known ?? { item: itemOf(row, show), text: "" };
        drawn.set(row.id, entry);
        const text = JSON.stringify(row);
        if (entry.text !== text) fill(entry.item, row);
        entry.text = text;
        // Moving a node takes focus away from it, so only what is out of place moves.
        const there = node.children[at];
        if (there !== entry.item) node.insertBefore(entry.item, there ?? null);
      });
    },
  };
}

function itemOf({ id }: Row, show: (guide: string) => void): HTMLElement {
  const button = element(
    "button",
    { type: "button", "aria-label": `Show ${id} anyway` },
    "Show it anyway",
  );
  button.addEventListener("click", () => show(id));
  const badge = element("span", { class: "badge" });
  return element(
    "li",
    {},
    element("div", { class: "head" }, element("b", {}), badge, button),
    element("p", {}),
    element("ul", { class: "details" }),
  );
}

function fill(item: HTMLElement, row: Row): void {
  const { name, badge = "", tone, words, details = [], isShowable = false } = row;
  const part = (selector: string) => item.querySelector<HTMLElement>(selector)!;
  item.dataset["tone"] = tone ?? "";
  part("b").textContent = name;
  part(".badge").textContent = badge;
  part("button").hidden = !isShowable;
  part("p").textContent = words;
  part(".details").replaceChildren(...details.map((detail) => element("li", {}, detail)));
}
