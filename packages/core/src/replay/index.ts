export type { ReplayEvent, ReplayHistory, ReplayPlace, ReplayWindow } from "./history.ts";
export type { ReplayMiss, ReplayMissReason, ReplayUnknown, ReplayVerdict } from "./verdict.ts";
export { replayGuides, replayInSteps } from "./replay.ts";
export { eventsCounted } from "./unrecorded.ts";
export { missInWords, unknownInWords } from "./words.ts";
