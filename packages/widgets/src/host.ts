import type { Stop } from "@cairn/core";
import type { WidgetPort } from "@cairn/sdk/port";
import { baseCss } from "./base.css.ts";
import { checklistCss } from "./checklist/checklist.css.ts";
import { progressCss } from "./parts/progress.css.ts";

/** The one `<cairn-root>` element of a page, its open shadow root, and what keeps both sides apart. */
export interface Host {
  readonly shadow: ShadowRoot;
  /** The style text that it has. */
  readonly styles: ReadonlySet<string>;
  /** Adds a style sheet once, however often it is asked for. */
  addStyle(css: string): void;
  readonly stop: Stop;
}

// Host hotkeys fire on typing otherwise; a host's outside-click handler closes its own menu when somebody
// uses a guide; a host's focus trap listens for focusin and pulls focus back.
const KEPT_INSIDE =
  "keydown keypress keyup beforeinput input paste copy cut pointerdown pointerup mousedown " +
  "mouseup click dblclick touchstart touchend contextmenu focusin";

/** Appends `<cairn-root>` to the port's container, themed by its guidebook, with that style text and no other. */
export function createHost(
  port: WidgetPort,
  known: Iterable<string> = [port.guidebook.theme.css, baseCss + progressCss + checklistCss],
): Host {
  const page = port.container?.ownerDocument ?? document;
  const element = page.createElement("cairn-root");
  element.dir = port.dir;
  element.lang = port.locale;
  const shadow = element.attachShadow({ mode: "open" });
  const styles = new Set<string>();
  const keep = (event: Event) => event.stopPropagation();
  for (const type of KEPT_INSIDE.split(" "))
    element.addEventListener(type, keep, { passive: true });

  // A sheet belongs to the document it was constructed in, and a preview may live in a frame.
  const Sheet = page.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  function addStyle(css: string): void {
    if (styles.has(css)) return;
    styles.add(css);
    const sheet = new Sheet();
    sheet.replaceSync(spelledOut(css));
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  }
  for (const css of known) addStyle(css);
  const stopStaying = stayOn(element, () => port.container ?? page.body);
  return {
    shadow,
    styles,
    addStyle,
    stop() {
      stopStaying();
      element.remove();
      // Not yet: they may have to stop the very event that led here.
      setTimeout(() => {
        for (const type of KEPT_INSIDE.split(" ")) element.removeEventListener(type, keep);
      });
    },
  };
}

/**
 * Appends `element`, and again when the page has thrown it out: by drawing its body anew, or by taking a new body, as
 * some do for each page they go to. Once a frame at most, so that two who disagree do not stop the page.
 */
function stayOn(element: HTMLElement, home: () => HTMLElement): Stop {
  let frame = 0;
  const watcher = new MutationObserver((changes) => {
    const wasRemoved = changes.some(({ removedNodes }) =>
      [...removedNodes].some((gone) => gone.contains(element)),
    );
    if (!wasRemoved) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      settle();
      raise(element.shadowRoot!);
    });
  });
  function settle(): void {
    const parent = home();
    watcher.observe(element.ownerDocument.documentElement, { childList: true });
    watcher.observe(parent, { childList: true });
    if (!element.isConnected) parent.append(element);
  }
  settle();
  return () => {
    cancelAnimationFrame(frame);
    watcher.disconnect();
  };
}

/** What leaves the page leaves the top layer. */
function raise(shadow: ShadowRoot): void {
  for (const box of shadow.querySelectorAll<HTMLElement>("[popover]")) box.showPopover?.();
  for (const dialog of shadow.querySelectorAll("dialog")) {
    dialog.close();
    dialog.showModal();
  }
}

/** Style text as the build shortened it, in full: `^name` is a part, `%name` a token. Other style text stays as it is. */
export function spelledOut(css: string): string {
  return css
    .replace(/\^([a-z][\w-]*)/g, "[part~=$1]")
    .replace(/%([a-z][\w-]*)/g, "var(--cairn-$1)");
}
