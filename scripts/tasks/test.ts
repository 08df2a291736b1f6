// Everything that is checked before a change is kept. The last line counts tests and checks together.
import { endCommandsWithProcess } from "../lib/run.ts";
import { runSteps } from "../test/step.ts";
import { testSteps } from "../test/steps.ts";

endCommandsWithProcess();
const { passed, failed } = await runSteps(testSteps, console.log);
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
