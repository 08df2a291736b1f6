export type { Identity, UserState } from "./engine/engine-port.ts";
