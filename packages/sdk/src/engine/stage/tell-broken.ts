import type { EnginePort } from "../engine-port.ts";

const broken = new Set<string>();

/** Records, once a page load for each element, that it was not found, and what was tried. */
export function tellBroken(port: EnginePort, guide: string, tried: readonly string[]): void {
  const which = `${guide} ${tried.join()}`;
  if (broken.has(which)) return;
  broken.add(which);
  port.record("Guide Broken", { guide, path: port.path(), tried });
}
