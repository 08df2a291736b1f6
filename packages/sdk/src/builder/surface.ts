import type { Stop } from "@cairn/core";
import { element } from "../inspector/element.ts";
import { builderCss } from "./builder.css.ts";

/** The builder's own place on the page: above everything, in a shadow root, where no style or handler of the page reaches. */
export interface Surface {
  readonly shadow: ShadowRoot;
  /** Whether something happened in it, as seen from a listener of the window. */
  holds(event: Event): boolean;
  /** Puts a box above what the page has opened since. */
  raise(box: HTMLElement): void;
  readonly stop: Stop;
}

// A page opens its dialogs without telling: as often as an eye would notice.
const LOOK_MS = 300;
const KEPT_INSIDE =
  "keydown keypress keyup beforeinput input paste copy cut pointerdown pointerup mousedown mouseup click dblclick focusin";

/** Puts it on the page. While the page has a modal dialog open it stands inside: nothing else can be used then. */
export function openSurface(): Surface {
  const root = element("cairn-root" as "div", { lang: "en", dir: "ltr" });
  const shadow = root.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(builderCss);
  shadow.adoptedStyleSheets = [sheet];
  for (const type of KEPT_INSIDE.split(" ")) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  const settle = () => {
    const home = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
    if (root.parentNode === home) return;
    const open = [...shadow.querySelectorAll<HTMLElement>("[popover]:popover-open")];
    home.append(root);
    // Whatever leaves the page leaves the top layer.
    for (const box of open) box.showPopover();
  };
  settle();
  const clock = setInterval(settle, LOOK_MS);
  return {
    shadow,
    holds: (event) => event.composedPath().includes(root),
    raise(box) {
      const { activeElement } = shadow;
      if (box.matches(":popover-open")) box.hidePopover();
      box.showPopover();
      if (activeElement instanceof HTMLElement) activeElement.focus();
    },
    stop() {
      clearInterval(clock);
      root.remove();
    },
  };
}
