import type { EnginePort } from "../engine-port.ts";

const broken = new Set<string>();

/** Records, once a page load, that a guide's element was not found, and what was tried. */
export function tellBroken(port: EnginePort, guide: string, tried: readonly string[]): void {
  if (broken.has(guide)) return;
  broken.add(guide);
  port.record("Guide Broken", { guide, path: port.path(), tried });
}
