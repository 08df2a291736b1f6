/** The widgets' chunk. The engine may not know the package, so the build resolves this name to it. */
declare module "cairn:widgets" {
  export const stage: import("./stage.ts").OpenStage;
}
