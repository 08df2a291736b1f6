import { tryAccessibility } from "../../test/engines/accessibility.ts";
import { tryMainJob } from "../../test/engines/main-job.ts";
import { tryRollback } from "../../test/engines/rollback.ts";
import { tryStallToGuide } from "../../test/engines/stall-to-guide.ts";
import type { Engine, EngineName } from "../../test/faults/engines/engine.ts";
import { startEngine } from "../../test/faults/engines/start-engine.ts";
import { BrowserGone } from "../../test/faults/engines/webdriver.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { canInstall } from "../lib/debian-packages.ts";
import { faultsStep } from "./faults-step.ts";
import { type Step, type StepResult, checked } from "./step.ts";

const OTHERS: readonly (readonly [engine: EngineName, name: string])[] = [
  ["firefox", "Firefox"],
  ["webkit", "WebKitGTK"],
];

/** What is tried in the engines beside Chromium; an engine that this machine cannot have is said to be skipped. */
export function engineSteps(faultRuns: number): readonly Step[] {
  return OTHERS.flatMap(([engine, name]) =>
    [
      { name: `main job, ${name}`, run: () => walk(engine, tryMainJob) },
      { name: `stall to guide, ${name}`, run: () => walk(engine, tryStallToGuide) },
      { name: `rollback, ${name}`, run: () => walk(engine, tryRollback) },
      { name: `guides, ${name}`, run: () => accessibility(engine) },
      faultsStep(`faults, ${name}`, [engine], faultRuns),
    ].map((step) => whereInstalled(engine, step)),
  );
}

/** A walk whose browser ended by itself is made once more, and the step's line says so. */
async function walk(
  name: EngineName,
  tryIt: (engine: Engine) => Promise<void>,
  note?: string,
): Promise<StepResult> {
  await ensureBuilt();
  const engine = await startEngine(name);
  try {
    await tryIt(engine);
    return checked(true, "", note);
  } catch (error) {
    if (note !== undefined || !(error instanceof BrowserGone)) throw error;
  } finally {
    await engine.stop();
  }
  return walk(name, tryIt, "the browser ended by itself the first time");
}

/** Each scene before axe, and each walk with the keyboard, counts as one test. */
async function accessibility(name: EngineName): Promise<StepResult> {
  const engine = await startEngine(name);
  try {
    const { scenes, walks, faults } = await tryAccessibility(engine);
    const failed = faults.length;
    return {
      passed: Math.max(0, scenes + walks - failed),
      failed,
      note: `${scenes} scenes before axe, ${walks} walks with the keyboard`,
      output: faults.join("\n"),
    };
  } finally {
    await engine.stop();
  }
}

/** Where apt could install the engine, its absence is a failure; elsewhere it is named and left out. */
function whereInstalled(engine: EngineName, step: Step): Step {
  return {
    name: step.name,
    async run() {
      try {
        await (await startEngine(engine)).stop();
      } catch (error) {
        if (canInstall()) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        return { passed: 0, failed: 0, note: `skipped: ${reason}`, output: "" };
      }
      return step.run();
    },
  };
}
