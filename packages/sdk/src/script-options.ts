import type { CairnOptions } from "./cairn.ts";

/** Reads `init` options from a script tag's `data-*` attributes; the collector is where `source`, the script, is from. */
export function optionsOf(data: DOMStringMap, source: string): CairnOptions {
  const isOn = (text: string | undefined) => text !== undefined && text !== "false";
  return {
    collector: source && new URL(".", source).href,
    ...data,
    debug: isOn(data["debug"]),
    off: isOn(data["off"]),
    redact: data["redact"]?.split(/[\s,]+/) ?? [],
    autocapture: data["autocapture"] !== "false",
  } as unknown as CairnOptions;
}
