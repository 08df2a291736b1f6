import type { EnginePort } from "./engine-port.ts";

/** The language that the interface speaks: the host's word, else the page's, else the browser's. */
export function localeOf({ config }: EnginePort): string {
  return config.locale || document.documentElement.lang || navigator.language;
}
