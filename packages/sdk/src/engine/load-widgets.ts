import type { LoadWidgets } from "./display.ts";

/** Brings the widgets' chunk, under the name that the build resolves. */
export const loadWidgets: LoadWidgets = async () => (await import("cairn:widgets")).mountWidgets;
