import type { Platform } from "../platform/platform.ts";

/** Runs `run` with the event's name for each click, submit (as `types` say) of an element with `data-cairn="Name"`. */
export function watchDeclared(
  platform: Platform,
  types: string,
  run: (event: string) => void,
): void {
  platform.listen(types, (event) => {
    // The composed path also leads out of open shadow roots, where `closest` stops.
    for (const node of event.composedPath()) {
      const element = node as Partial<Element>;
      const name = element.getAttribute?.("data-cairn");
      // A form's name belongs to its submit, not to each click inside it.
      if (name && (element.localName === "form") === (event.type === "submit")) return run(name);
    }
  });
}
