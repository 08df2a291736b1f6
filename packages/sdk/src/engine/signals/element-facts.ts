import type { ElementFacts } from "@cairn/core";
import { nameOf } from "../../find/accessible-name.ts";

const CLICKABLE =
  "a,button,summary,[onclick],[role=button],[role=link],[role=tab],[role^=menuitem],[role=option],[type=submit]";
const EXEMPT =
  "input,select,textarea,label,option,a[href],canvas,video,audio,iframe,[contenteditable]";
const REPEATABLE =
  "[type=number],[type=range],[type=date],[role=slider],[role=spinbutton],[role=grid],[role=application],video,audio,canvas";
// Steppers, pages, media keys and zoom: the false positives that peers' maintainers name (posthog#22257, #40880).
const REPEATED_BY_NAME =
  /^[-+−<>‹›«»←→▲▼]$|\b(next|prev|previous|more|less|plus|minus|increase|decrease|play|pause|forward|rewind|volume|zoom|undo|redo|month|year)\b|^(page )?\d+$/i;
const HELP = /\b(help|support|faq)\b/i;

/** The element's `data-cairn` name, else a short selector. Equal for the same element, and free of content. */
export function elementNameOf(element: Element): string {
  const declared = element.closest("[data-cairn]")?.getAttribute("data-cairn");
  if (declared) return declared;
  const parts: string[] = [];
  for (let part: Element | null = element; part && parts.length < 4; part = part.parentElement) {
    // Generated ids change from load to load, so one with a run of digits names nothing.
    if (part.id && !/\d{3}/.test(part.id)) {
      parts.unshift(`#${part.id}`);
      break;
    }
    const twins = part.parentElement?.querySelectorAll(`:scope > ${part.localName}`) ?? [];
    parts.unshift(
      twins.length > 1
        ? `${part.localName}:nth-of-type(${[...twins].indexOf(part) + 1})`
        : part.localName,
    );
  }
  return parts.join(" > ");
}

/** What the frustration detectors must know of the element under a click. */
export function elementFactsOf(target: Element): ElementFacts {
  const control = target.closest(CLICKABLE);
  const name = control ? nameOf(control) : "";
  return {
    element: elementNameOf(control ?? target),
    clickable: control !== null || getComputedStyle(target).cursor === "pointer",
    repeatable: target.closest(REPEATABLE) !== null || REPEATED_BY_NAME.test(name),
    exempt: target.closest(EXEMPT) !== null,
    ...(HELP.test(name) ? { help: true } : {}),
  };
}
