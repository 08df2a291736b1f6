import type { CairnOptions } from "./cairn.ts";

/** Reads `init` options from a script tag's `data-*` attributes; the collector is where the script is from. */
export function optionsOf(data: DOMStringMap, collector: string): CairnOptions {
  return {
    collector,
    ...data,
    debug: "debug" in data,
    off: "off" in data,
    autocapture: data["autocapture"] !== "false",
    redact: data["redact"]?.split(","),
  } as unknown as CairnOptions;
}
