import type { ElementFacts } from "@cairn/core";
import { nameOf } from "../../find/accessible-name.ts";

const CLICKABLE =
  "a,button,summary,[onclick],[role=button],[role=link],[role=tab],[role^=menuitem],[role=option],[type=submit]";
// Media and canvas are exempt as repeatable.
const EXEMPT = "input,select,textarea,label,option,a[href],iframe,[contenteditable]";
const REPEATABLE =
  "[type=number],[type=range],[type=date],[role=slider],[role=spinbutton],[role=grid],[role=application],video,audio,canvas";
// Steppers, pages, media keys and zoom: the false positives that peers' maintainers name (posthog#22257, #40880).
const REPEATED_BY_NAME =
  /^[-+−<>‹›«»←→▲▼]$|\b(next|prev|previous|more|less|plus|minus|increase|decrease|play|pause|forward|rewind|volume|zoom|undo|redo|month|year)\b|^(page )?\d+$/;
const HELP = /\b(help|support|faq)\b/;

/** The element's `data-cairn` name, else a short selector. Equal for the same element, and free of content. */
export function elementNameOf(element: Element): string {
  return element.closest("[data-cairn]")?.getAttribute("data-cairn") || selectorOf(element, 4);
}

function selectorOf(element: Element, depth: number): string {
  const { id, localName, parentElement } = element;
  // Generated ids change from load to load, so one with a run of digits names nothing.
  if (id && !/\d{3}/.test(id)) return `#${id}`;
  const twins = [...(parentElement?.children ?? [])].filter((one) => one.localName === localName);
  const own =
    twins.length > 1 ? `${localName}:nth-of-type(${twins.indexOf(element) + 1})` : localName;
  return parentElement && depth > 1 ? `${selectorOf(parentElement, depth - 1)} > ${own}` : own;
}

/** What the frustration detectors must know of the element under a click. */
export function elementFactsOf(target: Element): ElementFacts {
  const control = target.closest(CLICKABLE);
  const name = control ? nameOf(control) : "";
  return {
    element: elementNameOf(control ?? target),
    clickable: !!control || getComputedStyle(target).cursor === "pointer",
    repeatable: !!target.closest(REPEATABLE) || REPEATED_BY_NAME.test(name),
    exempt: !!target.closest(EXEMPT),
    help: HELP.test(name),
  };
}
