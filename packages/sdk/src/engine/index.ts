import { createEngine } from "./engine.ts";
import type { Engine, EnginePort } from "./engine-port.ts";

export type { Engine, EnginePort } from "./engine-port.ts";

/**
 * Starts the engine on a page; from now on it folds what the entry hands over, and decides what helps. Throws when the
 * entry speaks another version of the port: a page that was open while the collector was updated.
 */
export function startEngine(port: EnginePort): Engine {
  if (port.version !== 3) throw new Error("version");
  return createEngine(port, () => import("cairn:widgets"));
}
