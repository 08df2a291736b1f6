import type { ElementFacts } from "@cairn/core";
import { nameOf } from "../../find/accessible-name.ts";

const CLICKABLE =
  "a,button,summary,[onclick],[role=button],[role=link],[role=tab],[role^=menuitem],[role=option],[type=submit]";
// Used by dragging, drawing, playing: what a click on them does need not be seen in the document.
const MEDIA = "textarea,[contenteditable],video,audio,canvas,[role=slider],[role=application]";
const EXEMPT = `input,select,label,option,a[href],[aria-selected=true],[aria-current],${MEDIA}`;
// Text is selected by double and triple clicks, switches are flipped to see what happens, and date pickers often have
// parts without role or name (posthog-js#3749, #2565).
const REPEATABLE = `label,input:not([type=submit]),[role=switch],[role=tab],[role=spinbutton],[class*=pick],[class*=pagin],${MEDIA}`;
// Steppers, pages, media keys and zoom: the false positives that peers' maintainers name (posthog#22257, #40880). What
// they do may be heard, or seen on a canvas or in a field's value, only; a step or page further (the group) shows.
const REPEATED_BY_NAME =
  /^[-+<>‹›«»←-⋀▲-▾]$|^(?:page )?\d+$|\b(?:plus|minus|increase|decrease|play|forward|rewind|volume|zoom|undo|redo)\b|\b(next|prev|previous|more)\b/;
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
  const repeated = REPEATED_BY_NAME.exec(name);
  return {
    element: elementNameOf(control ?? target),
    clickable: !!control || getComputedStyle(target).cursor === "pointer",
    repeatable: !!repeated || !!target.closest(REPEATABLE),
    // What changes inside a shadow root is not observed.
    exempt: !!(repeated && !repeated[1]) || !!target.closest(EXEMPT) || !document.contains(target),
    help: HELP.test(name),
  };
}
