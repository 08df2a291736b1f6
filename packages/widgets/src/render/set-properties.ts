import type { Properties } from "./element.ts";

/** Makes `element` carry `now` instead of `before`: attributes, listeners, and what a person may have changed since. */
export function setProperties(element: Element, before: Properties, now: Properties): void {
  for (const name in { ...before, ...now }) {
    const was = before[name];
    const is = now[name];
    if (name === "value" || name === "checked") {
      const input = element as HTMLInputElement;
      if (input[name] !== is) input[name] = (is ?? "") as never;
    } else if (was !== is && name !== "children" && name !== "ref") {
      if (name.startsWith("on")) {
        const type = name.slice(2);
        if (was) element.removeEventListener(type, was as EventListener);
        if (is) element.addEventListener(type, is as EventListener);
      } else if (is === undefined || is === null || (is === false && name[4] !== "-")) {
        // `aria-expanded` and `data-open` say "false" in words; others say it by being absent.
        element.removeAttribute(name);
      } else element.setAttribute(name, is as string);
    }
  }
}
