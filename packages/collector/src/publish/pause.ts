import type { Publishing } from "./publishing.ts";

/** Takes every guide off, or lets them on again; open tabs follow within 60 s. */
export async function setPaused(
  paused: boolean,
  { definitions, by, now }: Publishing,
): Promise<void> {
  await definitions.setPaused(paused);
  await definitions.record({ atMs: now(), by, action: paused ? "paused" : "resumed" });
}
