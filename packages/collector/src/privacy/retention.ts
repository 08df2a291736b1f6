import type { Stop } from "@cairn/core";
import type { PersonalParts } from "./parts.ts";

/** What one run of the retention removed. */
export interface Expired {
  readonly events: number;
  readonly deadLetters: number;
  readonly people: number;
}

/**
 * Removes what is older than `keepMs`: events and dead letters by when they were received, people by when they were
 * last active, and studio sessions that ended. Everybody is served meanwhile.
 */
export async function expireOld(parts: PersonalParts, keepMs: number): Promise<Expired> {
  const { log, registry } = parts;
  const nowMs = parts.now();
  const beforeMs = nowMs - keepMs;
  await parts.projector.caughtUp();
  const events = await log.expire({ beforeMs, nowMs });
  const deadLetters = await registry.deadLetters.expire(beforeMs);
  await registry.access.dropSessionsBefore(nowMs);
  let people = 0;
  for (const environment of ["live", "test"] as const) {
    for await (const chunk of registry.projection.everyone(environment)) {
      const inactive = chunk.filter(({ lastMs }) => lastMs < beforeMs);
      if (inactive.length === 0) continue;
      people += inactive.length;
      await registry.projection.forget(
        environment,
        inactive.flatMap(({ id, actors }) => [id, ...actors]),
      );
    }
  }
  return { events, deadLetters, people };
}

const DAY_MS = 86_400_000;

/** Runs `expireOld` now and once a day. What fails is reported and tried again a day later. */
export function startRetention(
  parts: PersonalParts,
  keepMs: number,
  report: (error: unknown) => void,
): Stop {
  const run = (): void => void expireOld(parts, keepMs).catch(report);
  const timer = setInterval(run, DAY_MS);
  timer.unref();
  run();
  return () => clearInterval(timer);
}
