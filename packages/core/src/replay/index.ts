export type { ReplayEvent, ReplayHistory, ReplayPlace, ReplayWindow } from "./history.ts";
export type { ReplayMiss, ReplayMissReason, ReplayUnknown, ReplayVerdict } from "./verdict.ts";
export { replayGuides } from "./replay.ts";
export { eventsCounted } from "./unrecorded.ts";
export { missInWords, unknownInWords } from "./words.ts";
