import type { Environment } from "@cairn/core/api";
import type { Publishing } from "./publishing.ts";

/** Takes every guide off in an environment (both without one), or lets them on again; open tabs follow within 60 s. */
export async function setPaused(
  paused: boolean,
  { definitions, by, now }: Publishing,
  environment?: Environment,
): Promise<void> {
  await definitions.setPaused(paused, environment);
  const action = paused ? "paused" : "resumed";
  const detail = environment === undefined ? {} : { detail: environment };
  await definitions.record({ atMs: now(), by, action, ...detail });
}
