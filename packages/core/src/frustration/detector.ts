import type { Frustration } from "./frustration.ts";
import type { UiSignal } from "./ui-signal.ts";

/** Reads every signal, in order of time. */
export type Detector = (signal: UiSignal) => void;

/** Tells a finding. When and where are those of the signal that completed it, unless said; `count` is 1 unless said. */
export type Emit = (found: Partial<Frustration> & Pick<Frustration, "kind">) => void;

/** Makes one detector with a memory of its own, which tells what it finds through `emit`. */
export type CreateDetector = (emit: Emit) => Detector;
