import { mkdirSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Engine, Profile } from "./engines/engine.ts";
import { eventually } from "./eventually.ts";
import { createRandom } from "./random.ts";
import type { Run, Scenario } from "./scenario.ts";
import type { Stage } from "./stage/stage.ts";
import type { Testimony } from "./stage/witness.ts";
import { ready } from "./tabs.ts";

// Far above what any run takes: one that hangs must not hang all others.
const LONGEST_MS = 120_000;

/** Who runs what where, once. */
export interface OneRun {
  readonly scenario: Scenario;
  readonly engine: Engine;
  readonly stage: Stage;
  /** Apart from all other runs on this stage. */
  readonly name: string;
  readonly seed: number;
  /** For profiles; made for this run, and removed. */
  readonly folder: string;
}

/** Brings a misfortune about once and lets browsers bring home what they hold. `trouble`: it did not go as meant. */
export async function runOnce(
  one: OneRun,
): Promise<{ readonly testimony: Testimony; readonly trouble: readonly string[] }> {
  const { scenario, stage, folder } = one;
  const testimony = stage.witness.hear(one.name);
  mkdirSync(folder, { recursive: true });
  const { run, settle, close } = prepareRun(one, testimony);
  const trouble: string[] = [];
  const isLate = new AbortController();
  let heard = testimony;
  try {
    await Promise.race([
      scenario.run(run).then(async () => {
        stage.clear();
        await settle();
        // Pages end their session as they are closed: what is accepted then waits for a next visit, which never comes.
        heard = { ...testimony, accepted: new Set(testimony.accepted) };
      }),
      pause(LONGEST_MS, undefined, { signal: isLate.signal }).then(() => {
        throw new Error(`not over after ${LONGEST_MS / 1000} s`);
      }),
    ]);
  } catch (error) {
    trouble.push(error instanceof Error ? error.message : String(error));
  } finally {
    isLate.abort();
    stage.clear();
    await close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return { testimony: heard, trouble };
}

function prepareRun(
  { engine, stage, name, seed, folder }: OneRun,
  testimony: Testimony,
): {
  readonly run: Run;
  /** A new page in the browser of this run, if it has one, brings home what is left. */
  settle(): Promise<void>;
  close(): Promise<void>;
} {
  const random = createRandom(seed);
  let profile: Profile | undefined;
  const url: Run["url"] = (query = {}) => {
    const words = new URLSearchParams({ run: name });
    for (const [key, value] of Object.entries(query)) words.set(key, `${value}`);
    return `${stage.witness.origin}/?${words}`;
  };
  const run: Run = {
    engine,
    collector: stage.collector,
    network: stage.network,
    gateway: stage.gateway,
    testimony,
    folder,
    random,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    url,
    profile: async () => (profile ??= await engine.openProfile()),
    accepted: (count) =>
      eventually(`${count} accepted events`, () => testimony.accepted.size >= count),
    async settleAlone(profileFolder) {
      testimony.isSettled = false;
      const browser = await engine.startAlone(profileFolder, url({ settle: 1 }));
      try {
        await eventually("a profile that is settled", () => testimony.isSettled, 30_000);
      } finally {
        await browser.kill();
      }
    },
  };
  return {
    run,
    async settle() {
      if (profile === undefined) return;
      const tab = await profile.openTab(url());
      await ready(tab);
      const left = await tab.evaluate<number>("settle()");
      if (left > 0) throw new Error(`${left} events still wait in the browser`);
    },
    close: async () => profile?.close().catch(() => {}),
  };
}
