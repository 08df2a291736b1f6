import type { Frustration } from "./frustration.ts";
import type { UiSignal } from "./ui-signal.ts";

/** Reads every signal, in order of time. */
export type Detector = (signal: UiSignal) => void;

/** Makes one detector with a memory of its own, which tells what it finds through `emit`. */
export type CreateDetector = (emit: (found: Frustration) => void) => Detector;
