import type { CairnOptions } from "./cairn.ts";

/** Reads `init` options from a script tag's `data-*` attributes; the collector is where the script is from. A switch that says "false" is off. */
export function optionsOf(data: DOMStringMap, collector: string): CairnOptions {
  return {
    collector,
    ...data,
    off: (data["off"] ?? "false") !== "false",
    debug: (data["debug"] ?? "false") !== "false",
    redact: data["redact"]?.split(","),
    autocapture: data["autocapture"] !== "false",
  } as unknown as CairnOptions;
}
