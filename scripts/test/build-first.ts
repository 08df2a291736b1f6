import { ensureBuilt } from "../build/ensure-built.ts";

/** Vitest calls this before browser tests, so that they never meet an older build than their sources. */
export async function setup(): Promise<void> {
  await ensureBuilt();
}
