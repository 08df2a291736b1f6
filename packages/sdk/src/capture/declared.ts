import type { Platform } from "../platform/platform.ts";

/** Runs `run` with the event's name for each click or submit of an element with `data-cairn="Name"`. */
export function watchDeclared(
  platform: Platform,
  type: "click" | "submit",
  run: (event: string) => void,
): void {
  platform.listen(type, (event) => {
    // The composed path also leads out of open shadow roots, where `closest` stops.
    for (const node of event.composedPath()) {
      const element = node as Partial<Element>;
      const name = element.getAttribute?.("data-cairn");
      // A form's name belongs to its submit, not to each click inside it.
      if (name && (element.localName === "form") === (type === "submit")) return run(name);
    }
  });
}
