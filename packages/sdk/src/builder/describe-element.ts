import { roleSelector } from "@cairn/core";
import { nameOf } from "../find/accessible-name.ts";
import { matches } from "../find/is-target.ts";

const NATIVE_ROLES = ["link", "button", "heading", "checkbox", "radio", "combobox", "textbox"];
// Longer is a passage and no name; digits are counts, dates and amounts that differ tomorrow.
const NAME_CHARACTERS = 80;

/** What the element is called, as people read it; undefined where that is no lasting name. */
export function lastingName(element: Element): string | undefined {
  const name = nameOf(element);
  if (name.length < 2 || name.length > NAME_CHARACTERS || /\d/.test(name)) return undefined;
  const { labels } = element as Partial<HTMLInputElement>;
  const written = [
    element.getAttribute("aria-label"),
    labels?.[0]?.textContent,
    element.textContent,
    element.getAttribute("placeholder"),
    element.getAttribute("title"),
  ].map((text) => (text ?? "").replace(/\s+/g, " ").trim());
  return written.find((text) => text.toLowerCase() === name) ?? name;
}

/** Its role: the one that it gives itself, or what it is by nature. */
export function roleOf(element: Element): string | undefined {
  const own = element.getAttribute("role")?.trim().split(/\s+/)[0];
  return own || NATIVE_ROLES.find((role) => matches(element, roleSelector(role)));
}

/** `button “Save”`: what somebody recognises it by. */
export function describeElement(element: Element): string {
  const what = roleOf(element) ?? element.localName;
  const name = nameOf(element);
  if (name === "") return what;
  const label = lastingName(element) ?? name;
  return `${what} “${label.length > 40 ? `${label.slice(0, 40)}…` : label}”`;
}
