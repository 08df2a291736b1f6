import type { Stop } from "@cairn/core";
import type { WidgetPort } from "@cairn/sdk/port";
import { baseCss } from "./base.css.ts";
import { tokensCss } from "./tokens.ts";

/** The one `<cairn-root>` element of a page, its open shadow root, and what keeps both sides apart. */
export interface Host {
  readonly shadow: ShadowRoot;
  /** Adds a style sheet once, however often it is asked for. */
  adopt(css: string): void;
  readonly stop: Stop;
}

// Host hotkeys fire on typing otherwise; a host's outside-click handler closes its own menu when somebody
// uses a guide; a host's focus trap listens for focusin and pulls focus back.
const KEPT_INSIDE = [
  "keydown",
  "keypress",
  "keyup",
  "beforeinput",
  "input",
  "paste",
  "copy",
  "cut",
  "pointerdown",
  "pointerup",
  "mousedown",
  "mouseup",
  "click",
  "dblclick",
  "touchstart",
  "touchend",
  "contextmenu",
  "focusin",
] as const;

/** Appends `<cairn-root>` to the port's container, themed by its guidebook. */
export function createHost(port: WidgetPort): Host {
  const parent = port.container ?? document.body;
  const page = parent.ownerDocument;
  const element = page.createElement("cairn-root");
  element.dir = port.dir;
  element.lang = port.locale;
  const shadow = element.attachShadow({ mode: "open" });
  const adopted = new Set<string>();
  const keep = (event: Event) => event.stopPropagation();
  for (const type of KEPT_INSIDE) element.addEventListener(type, keep, { passive: true });

  // A sheet belongs to the document it was constructed in, and a preview may live in a frame.
  const Sheet = page.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  function adopt(css: string): void {
    if (adopted.has(css)) return;
    adopted.add(css);
    const sheet = new Sheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  }
  adopt(tokensCss(port.guidebook.theme));
  adopt(baseCss);
  parent.append(element);
  return {
    shadow,
    adopt,
    stop() {
      for (const type of KEPT_INSIDE) element.removeEventListener(type, keep);
      element.remove();
    },
  };
}
