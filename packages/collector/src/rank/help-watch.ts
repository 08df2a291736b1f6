import { setImmediate } from "node:timers/promises";
import type { MeasuredHelp } from "@cairn/core/guidebook";
import { guideExperiment, measurableGuides } from "../insights/experiments/experiment.ts";
import { createPageJudge } from "../insights/judge-page.ts";
import type { Member } from "../insights/population.ts";
import type { LiveGuidebook } from "../project/live-guidebook.ts";
import type { Projector } from "../project/projector.ts";
import type { DefinitionStore } from "../store/definitions.ts";
import type { ProjectionStore } from "../store/people.ts";
import { createAnswerMeasure, guideRanks } from "./measured-help.ts";

/** Measures once a day how much each answer and guide helps. Stands still until it is started. */
export interface HelpWatch {
  /** Measures now and once a day. */
  start(): void;
  /** Measures now; resolves once browsers get what came of it. Rejects when storage fails. */
  runOnce(): Promise<void>;
  /** Ends a run between two pages and begins no other. */
  stop(): Promise<void>;
}

/** What is measured from, and whom it is told to. */
export interface HelpWatchDeps {
  readonly projection: ProjectionStore;
  readonly definitions: Pick<DefinitionStore, "live">;
  readonly projector: Pick<Projector, "caughtUp">;
  readonly guidebook: Pick<LiveGuidebook, "forCollector" | "order">;
  /** Epoch milliseconds. */
  now(): number;
  report(error: unknown): void;
}

const DAY_MS = 86_400_000;
// Experiments over so many say what there is to say; their records are held at the same time.
const MOST_EXPOSED = 50_000;

export function createHelpWatch(deps: HelpWatchDeps): HelpWatch {
  const { projector, guidebook, report } = deps;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  const stopping = new AbortController();
  const isStopped = (): boolean => stopping.signal.aborted;
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve(), { once: true });
  });

  async function measure(): Promise<void> {
    // A rebuild under way is waited for, but keeps no collector from stopping.
    await Promise.race([projector.caughtUp(), stopped]);
    const measured = isStopped() ? undefined : await measureHelp(deps, isStopped);
    if (measured !== undefined) guidebook.order(measured);
  }

  function runOnce(): Promise<void> {
    running ??= measure().finally(() => (running = undefined));
    return running;
  }

  return {
    start() {
      if (timer !== undefined || isStopped()) return;
      const run = (): void =>
        void runOnce().catch((error: unknown) => {
          if (!isStopped()) report(error);
        });
      timer = setInterval(run, DAY_MS);
      timer.unref();
      run();
    },
    runOnce,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}

/** By what live people did: tests are nobody's help. Undefined when it was ended early. */
async function measureHelp(
  { projection, definitions, guidebook, now }: HelpWatchDeps,
  isEnded: () => boolean,
): Promise<MeasuredHelp | undefined> {
  const [{ guidebook: book }, { version }] = await Promise.all([
    guidebook.forCollector(),
    definitions.live(),
  ]);
  const source = version?.guidebook;
  const nowMs = now();
  const answers = createAnswerMeasure(nowMs);
  const judge = createPageJudge(projection, "live", book);
  const exposed: Member[] = [];
  for await (const people of projection.everyone("live")) {
    if (isEnded()) return undefined;
    const members = await judge(people);
    answers.add(members);
    exposed.push(...members.filter(isInOne).slice(0, MOST_EXPOSED - exposed.length));
    await setImmediate();
  }
  const laboratory = { members: exposed, guidebook: source, book, globalRun: undefined, nowMs };
  return {
    faqs: answers.ranks(),
    // Also of those whose holdout was ended: what it found holds.
    guides: guideRanks(
      measurableGuides(laboratory).map((guide) => guideExperiment(laboratory, guide)),
    ),
  };
}

/** Whether somebody came to a guide that some go without; those who get no guide at all are in none. */
function isInOne({ person: { exposures = {} } }: Member): boolean {
  return Object.values(exposures).some(({ holdout }) => holdout === "guide");
}
