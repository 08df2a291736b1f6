export { type Result, fail, ok } from "./lib/result.ts";
export { type Problem, problemLine } from "./lib/problem.ts";
export { assertNever } from "./lib/assert-never.ts";
export type { Stop } from "./lib/stop.ts";
export { bucket, fnv1a } from "./lib/hash.ts";
export { canonicalJson, sortKeys } from "./lib/canonical-json.ts";
export { definitionVersion } from "./lib/definition-version.ts";
export { durationMs, parseDuration } from "./lib/duration.ts";
export { fillTemplate } from "./lib/template.ts";
export { isSafeUrl } from "./lib/safe-url.ts";
export { isOnPage } from "./lib/is-on-page.ts";
export { matchPath } from "./lib/match-path.ts";
export { pathPattern, pathPatterns } from "./lib/path-patterns.ts";
export { valueAt } from "./lib/value-at.ts";
export type * from "./event/message.ts";
export { type MessageDefaults, type MessageType, parseMessage } from "./event/parse-message.ts";
export {
  isReservedEvent,
  type PropertyType,
  RESERVED_EVENTS,
  type ReservedEvent,
} from "./event/reserved.ts";
export { type Batch, type BatchResult, parseBatch } from "./event/batch.ts";
export type * from "./condition/condition.ts";
export type { Facts } from "./condition/facts.ts";
export { holds } from "./condition/holds.ts";
export { explain, type Explanation } from "./condition/explain.ts";
export { unmetParts } from "./condition/unmet-parts.ts";
export { matchesEvent } from "./condition/matches-event.ts";
export { testValue } from "./condition/test-value.ts";
export type * from "./guidebook/compiled.ts";
export type * from "./guidebook/compiled-guide.ts";
export type { Block, Inline, RichText } from "./guidebook/rich-text.ts";
export type { SyncedState } from "./api/state.ts";
export { directionOf } from "./guidebook/localise.ts";
export { plainText } from "./guidebook/plain-text.ts";
export { EMPTY_PROGRESS } from "./progress/progress.ts";
export type * from "./progress/progress.ts";
export {
  type AccountFact,
  accountFactValues,
  accountReachedAtMs,
  type DailyCounts,
} from "./progress/account.ts";
export { foldProgress } from "./progress/fold.ts";
export { mergeProgress } from "./progress/merge.ts";
export {
  isActivated,
  milestoneAtHand,
  milestonesReached,
  nextMilestone,
  openMilestones,
  ownReachedAtMs,
} from "./progress/milestones.ts";
export { milestoneKey } from "./progress/milestone-key.ts";
export { isCapped } from "./progress/normal-form.ts";
export { GROUPED, IDENTIFIED, PAGE_VIEWED, toProgressEvent } from "./progress/progress-event.ts";
export { reachedAtMs } from "./progress/reach.ts";
export { FRUSTRATION_KINDS } from "./frustration/frustration.ts";
export type * from "./frustration/frustration.ts";
export { createFrustration } from "./frustration/create-frustration.ts";
export type { Detector as FrustrationDetector } from "./frustration/detector.ts";
export type { ElementFacts, UiSignal } from "./frustration/ui-signal.ts";
export { STALL_REASON_KINDS } from "./stall/evidence.ts";
export type * from "./stall/evidence.ts";
export type { StallBaseline } from "./stall/baseline.ts";
export { expectedBaseline } from "./stall/expected-baseline.ts";
export {
  foldStall,
  type StallCounts,
  type StallHappening,
  type StallPlace,
  type StallSign,
  type StallState,
} from "./stall/stall-state.ts";
export { scoreStall, type StallEvidenceScore } from "./stall/score-stall.ts";
export { stallValues } from "./stall/stall-values.ts";
export { isStuck, judgeStall, STALL_SILENCES, type StallJudgement } from "./stall/judge-stall.ts";
export { stallReasons } from "./stall/stall-reasons.ts";
export { reasonInWords, spanInWords, stallInWords } from "./stall/words.ts";
export type { Ledger, LedgerEntry } from "./arbiter/ledger.ts";
export type { Decision, Held, HoldReason } from "./arbiter/decision.ts";
export { assign, type Assignment, type Units } from "./arbiter/assign.ts";
export { ownWait } from "./arbiter/own-wait.ts";
export { firstWait, freeAtMs, tookSlot, type Wait } from "./arbiter/wait.ts";
export { mergeLedger } from "./arbiter/merge-ledger.ts";
export { compileTarget } from "./guidebook/compile-target.ts";
export { roleSelector } from "./guidebook/role-selector.ts";
