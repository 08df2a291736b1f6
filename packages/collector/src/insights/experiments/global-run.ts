import { effectOf, GLOBAL_HOLDOUT } from "@cairn/core/guidebook";
import type { GuidebookVersion } from "../../store/definitions.ts";

/** A time in which the same share of the same kind of unit was held out of all guides. Epoch milliseconds. */
export interface GlobalRun {
  readonly share: number;
  readonly by: "user" | "account";
  readonly sinceMs: number;
  /** When it ended; absent: it goes on. */
  readonly untilMs?: number;
}

/** The latest of them. `versions` are newest first; undefined where nobody was ever held out. */
export function latestGlobalRun(versions: readonly GuidebookVersion[]): GlobalRun | undefined {
  const holdouts = versions.map(({ guidebook, publishedAtMs }) => ({
    share: guidebook.experiments?.holdout ?? GLOBAL_HOLDOUT,
    by: effectOf(guidebook)?.unit ?? ("user" as const),
    sinceMs: publishedAtMs,
  }));
  const last = holdouts.findIndex(({ share }) => share > 0);
  const run = holdouts[last];
  if (run === undefined) return undefined;
  const rest = holdouts.slice(last);
  const end = rest.findIndex(({ share, by }) => share !== run.share || by !== run.by);
  const first = (end === -1 ? rest : rest.slice(0, end)).at(-1) ?? run;
  const untilMs = holdouts[last - 1]?.sinceMs;
  return { ...run, sinceMs: first.sinceMs, ...(untilMs === undefined ? {} : { untilMs }) };
}
