// The engines beside Chromium: the main job, the way from a stall to a guide, a rollback, and every fault scenario once in Firefox and WebKitGTK.
import { endCommandsWithProcess } from "../lib/run.ts";
import { engineSteps } from "../test/engine-steps.ts";
import { runSteps } from "../test/step.ts";

endCommandsWithProcess();
const { passed, failed } = await runSteps(engineSteps(1), console.log);
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
