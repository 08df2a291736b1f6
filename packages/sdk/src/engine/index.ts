export type { Engine, EnginePort } from "./engine-port.ts";
