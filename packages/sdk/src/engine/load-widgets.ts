import type { LoadStage } from "./stage.ts";

/** Brings the widgets' chunk, under the name that the build resolves, and the engine's side of it. */
export const loadWidgets: LoadStage = async () => {
  const [{ mountWidgets }, { createMount }] = await Promise.all([
    import("cairn:widgets"),
    import("./stage/mount.ts"),
  ]);
  return createMount(mountWidgets);
};
