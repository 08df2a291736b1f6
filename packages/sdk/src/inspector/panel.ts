import type { Stop } from "@cairn/core";
import { element } from "./element.ts";
import { inspectorCss } from "./inspector.css.ts";
import { createRowList } from "./row-list.ts";
import type { Report } from "./row.ts";

/** The inspector on the page: a `<cairn-root>` of its own, so that nothing done in it counts as done in the page. */
export interface Panel {
  /** Draws what is new. `summary` stands under the title. */
  update(report: Report, summary: string): void;
  focus(): void;
  readonly stop: Stop;
}

const SECTIONS: readonly (readonly [key: keyof Report, title: string, empty: string])[] = [
  [
    "guides",
    "Guides",
    "There is no guidebook yet, or it has no guides, or what is known of this user was not read yet.",
  ],
  ["options", "Options", "Nothing is wrong with those that this page gave."],
  ["user", "User", ""],
  ["events", "Last events", "None since the inspector was opened."],
  ["delivery", "Delivery", ""],
];
const KEPT_INSIDE = [
  "keydown",
  "keypress",
  "keyup",
  "pointerdown",
  "mousedown",
  "click",
  "focusin",
];

/** Puts the panel on the page. It takes no focus by itself. */
export function openPanel(verbs: { show(guide: string): void; close(): void }): Panel {
  const root = element("cairn-root" as "div", { lang: "en", dir: "ltr" });
  const shadow = root.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(inspectorCss);
  shadow.adoptedStyleSheets = [sheet];
  // The page's hotkeys and outside-click handlers are none of the inspector's business.
  for (const type of KEPT_INSIDE) root.addEventListener(type, (event) => event.stopPropagation());

  const close = element("button", { type: "button", "aria-label": "Close the inspector" }, "×");
  close.addEventListener("click", verbs.close);
  const summary = element("p", { class: "summary" });
  const lists = SECTIONS.map(([key, title, empty]) => {
    const list = createRowList(empty, verbs.show);
    const section = element("details", { open: "" }, element("summary", {}, title), list.node);
    return { key, list, section };
  });
  const panel = element(
    "section",
    { role: "dialog", "aria-label": "Cairn inspector", tabindex: "-1", popover: "manual" },
    element("header", {}, element("h2", {}, "Cairn inspector"), summary, close),
    element("div", { class: "scroll" }, ...lists.map(({ section }) => section)),
  );
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") verbs.close();
  });
  shadow.append(panel);
  document.body.append(root);
  // In the top layer, where no z-index of the page reaches; a browser without popovers leaves it fixed in place.
  panel.showPopover?.();

  const before = focused();
  return {
    update(report, words) {
      summary.textContent = words;
      for (const { key, list } of lists) list.update(report[key]);
    },
    focus: () => panel.focus(),
    stop() {
      const isInside = shadow.activeElement !== null;
      root.remove();
      if (isInside) before?.focus?.();
    },
  };
}

/** What has focus, looked for inside open shadow roots too. */
function focused(): Partial<HTMLElement> | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}
