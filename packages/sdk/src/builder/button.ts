import { element } from "../inspector/element.ts";

/** A button of the panel; one with a mark has its words for those who do not see it. */
export function button(
  words: string,
  look: "" | "first" | "icon" | "crumb",
  press: () => void,
  mark?: string,
): HTMLButtonElement {
  const made = element(
    "button",
    {
      type: "button",
      "data-look": look,
      "data-key": words,
      ...(mark ? { "aria-label": words, title: words } : {}),
    },
    mark ?? words,
  );
  made.addEventListener("click", press);
  return made;
}
