/** The builder's chunk, which holds a copy of the widgets. The build resolves this name to it. */
declare module "cairn:builder" {
  export function open(
    config: import("../engine/engine-port.ts").EngineConfig,
    token: string,
  ): void;
}
