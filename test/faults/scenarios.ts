import type { Scenario } from "./scenario.ts";
import { browserKilled } from "./scenarios/browser-killed.ts";
import { rendererCrashed } from "./scenarios/renderer-crashed.ts";
import { tabClosed } from "./scenarios/tab-closed.ts";

/** Every misfortune that is tried. */
export const scenarios: readonly Scenario[] = [tabClosed, rendererCrashed, browserKilled];
