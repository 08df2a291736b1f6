import { expireEvents } from "../project/expired.ts";
import type { PersonRecord } from "../store/people.ts";
import type { PersonalParts } from "./parts.ts";

// Each time all accounts are looked through for them.
const FORGOTTEN_AT_ONCE = 5_000;

/** What one run of the retention removed. */
export interface Expired {
  readonly events: number;
  readonly deadLetters: number;
  readonly people: number;
}

/**
 * Removes what is older than `keepMs`: events and dead letters by when they were received, people of whom no event is
 * left, and studio sessions that ended. Everybody is served meanwhile.
 */
export async function expireOld(parts: PersonalParts, keepMs: number): Promise<Expired> {
  const { log, registry, guidebook } = parts;
  const { projection } = registry;
  const nowMs = parts.now();
  const beforeMs = nowMs - keepMs;
  await parts.projector.caughtUp();
  const events = await expireEvents({ log, projection, guidebook }, { beforeMs, nowMs });
  const deadLetters = await registry.deadLetters.expire(beforeMs);
  await registry.access.dropSessionsBefore(nowMs);
  let people = 0;
  for (const environment of ["live", "test"] as const) {
    let going: string[] = [];
    for await (const chunk of projection.everyone(environment)) {
      // Imported history happened before and was received since: the log has the last word.
      const inactive = chunk.filter(({ lastMs }) => lastMs < beforeMs).map(idsIn);
      if (inactive.length === 0) continue;
      const held = await log.actorsHeld(environment, inactive.flat());
      const gone = inactive.filter((ids) => !ids.some((id) => held.has(id)));
      people += gone.length;
      going.push(...gone.flat());
      if (going.length < FORGOTTEN_AT_ONCE) continue;
      await projection.forget(environment, going);
      going = [];
    }
    if (going.length > 0) await projection.forget(environment, going);
  }
  return { events, deadLetters, people };
}

function idsIn({ id, actors }: PersonRecord): readonly string[] {
  return [...new Set([id, ...actors])];
}

const DAY_MS = 86_400_000;

/** Lets go of what is old while the collector runs. */
export interface Retention {
  /** Runs now and once a day; never where everything is kept. */
  start(): void;
  /** Begins nothing more; a run under way ends with the store, and goes on at the next start. */
  stop(): void;
}

/** Who hears of what retention does. */
export interface RetentionListeners {
  readonly report: (error: unknown) => void;
  /** Runs after each run that came to its end, also when nothing was old. */
  readonly onExpired?: ((expired: Expired) => void) | undefined;
}

/** `keepMs` undefined keeps everything. What fails is reported and tried again a day later. */
export function createRetention(
  parts: PersonalParts,
  keepMs: number | undefined,
  { report, onExpired }: RetentionListeners,
): Retention {
  let timer: ReturnType<typeof setInterval> | undefined;
  let isStopped = false;
  return {
    start() {
      if (keepMs === undefined || isStopped) return;
      const run = (): void =>
        void expireOld(parts, keepMs).then(onExpired, (error: unknown) => {
          if (!isStopped) report(error);
        });
      timer = setInterval(run, DAY_MS);
      timer.unref();
      run();
    },
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
