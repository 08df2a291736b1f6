import { element } from "../inspector/element.ts";
import { button } from "./button.ts";
import type { BuilderState, BuilderVerbs, EventWish } from "./state.ts";

const KINDS: readonly (readonly [on: EventWish["on"], words: string])[] = [
  ["click", "It is clicked"],
  ["submit", "The form around it is sent"],
  ["visit", "This page is opened"],
];

/** Names what was picked as an event. */
export function eventPart({ event, picked }: BuilderState, verbs: BuilderVerbs): HTMLElement {
  const name = element("input", {
    type: "text",
    value: event.name,
    maxlength: "200",
    placeholder: "Export Started",
    autocomplete: "off",
    "data-key": "name",
  });
  const on = element("select", { "data-key": "on" });
  for (const [value, words] of KINDS) {
    const isChosen = value === event.on;
    on.append(element("option", { value, ...(isChosen ? { selected: "" } : {}) }, words));
  }
  const wish = (change: Partial<EventWish>) =>
    verbs.setEvent({ ...event, name: name.value, ...change });
  name.addEventListener("input", () => wish({}));
  on.addEventListener("change", () => wish({ on: on.value as EventWish["on"] }));
  const send = button("Use this event", "first", verbs.send);
  const needs = event.on !== "visit" && !picked;
  return element(
    "div",
    { role: "group", "aria-label": "The event" },
    element("label", {}, "When", on),
    element("label", {}, "Name of the event", name),
    ...(needs ? [] : [element("div", { class: "row" }, send)]),
  );
}
