import type { FrustrationKind } from "../frustration/frustration.ts";
import type { StallEvidence, StallReason } from "./evidence.ts";
import type { StallModel } from "./model.ts";

// How much of an alarm each sign is worth. Three failed attempts, or two strong signs, or any one of them together
// with twice the expected time make an alarm (1). Chosen by judgement until the product's own data replace them.
const WEIGHTS: Readonly<Record<FrustrationKind | "failed-attempts", number>> = {
  "failed-attempts": 1 / 3,
  "rage-click": 0.5,
  "dead-click": 0.2,
  "error-click": 0.35,
  "u-turn": 0.25,
  "form-abandoned": 0.4,
  "validation-repeated": 0.6,
  "help-search-repeated": 0.6,
};
// Time alone alarms at three times what the author expects; up to the expected time it says nothing.
const OVERTIME_AT_ALARM = 2;
// Three thirds are 1 in words and less than 1 in binary.
const ROUNDING = 1e-9;

/**
 * The first stall model: the author's `expected` active time and what was seen going wrong. It knows nothing of how
 * others fare, so it gives no chance; the learned model stands behind the same port.
 */
export function createExpectedModel(
  milestones: readonly { readonly id: string; readonly expectedActiveMs?: number }[],
): StallModel {
  return (evidence) => {
    const { milestone, activeMs } = evidence;
    const reasons: StallReason[] = signsOf(evidence);
    // Without the author's word a milestone has no clock: only failures and frustration count.
    const expectedMs = milestones.find(({ id }) => id === milestone)?.expectedActiveMs;
    if (expectedMs && activeMs > expectedMs) {
      const weight = (activeMs / expectedMs - 1) / OVERTIME_AT_ALARM;
      reasons.push({ kind: "long-active-time", count: 1, weight, overMs: activeMs });
    }
    const total = reasons.reduce((sum, { weight }) => sum + weight, 0);
    return {
      model: "expected-1",
      excess: total + ROUNDING,
      reasons: reasons
        .map((reason) => ({ ...reason, weight: reason.weight / total }))
        .sort((a, b) => b.weight - a.weight),
    };
  };
}

/** Failed attempts and frustration, one reason a kind. */
function signsOf({ failures, frustrations }: StallEvidence): StallReason[] {
  const signs: readonly (Omit<StallReason, "count" | "weight" | "overMs"> & { atMs: number })[] = [
    ...failures.map((failure) => ({ kind: "failed-attempts" as const, ...failure })),
    ...frustrations,
  ];
  return (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).flatMap((kind) => {
    const seen = signs.filter((sign) => sign.kind === kind);
    const last = seen.at(-1);
    if (!last) return [];
    const { atMs, ...where } = last;
    const { length: count } = seen;
    return { ...where, count, weight: count * WEIGHTS[kind], overMs: atMs - seen[0]!.atMs };
  });
}
