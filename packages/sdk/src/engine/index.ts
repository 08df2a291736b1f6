import { createEngine } from "./engine.ts";
import type { Engine, EnginePort } from "./engine-port.ts";
import { loadWidgets } from "./load-widgets.ts";

export type { Engine, EnginePort } from "./engine-port.ts";

/** Starts the engine on a page; from now on it folds what the entry hands over, and decides what helps. */
export function startEngine(port: EnginePort): Engine {
  return createEngine(port, loadWidgets);
}
