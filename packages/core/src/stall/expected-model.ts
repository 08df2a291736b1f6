import { FRUSTRATION_KINDS, type FrustrationKind } from "../frustration/frustration.ts";
import type { StallEvidence, StallReason } from "./evidence.ts";
import type { StallModel } from "./model.ts";

// How much of an alarm each signal is worth. Three failed attempts, or two strong signs, or any one of them together
// with twice the expected time make an alarm (1). Chosen by judgement until the product's own data replace them.
const FAILURE_WEIGHT = 1 / 3;
const FRUSTRATION_WEIGHT: Readonly<Record<FrustrationKind, number>> = {
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
  const expected = new Map(
    milestones.map((milestone) => [milestone.id, milestone.expectedActiveMs]),
  );
  return {
    version: "expected-1",
    score(evidence) {
      const reasons = [
        ...failureReason(evidence),
        ...frustrationReasons(evidence),
        ...overtimeReason(evidence, expected.get(evidence.milestone)),
      ];
      const total = reasons.reduce((sum, reason) => sum + reason.weight, 0);
      return {
        excess: total + ROUNDING,
        reasons: reasons
          .map((reason) => ({ ...reason, weight: total > 0 ? reason.weight / total : 0 }))
          .sort((a, b) => b.weight - a.weight),
      };
    },
  };
}

function failureReason({ failures }: StallEvidence): readonly StallReason[] {
  const last = failures.at(-1);
  if (!last) return [];
  return [
    {
      kind: "failed-attempts",
      count: failures.length,
      weight: failures.length * FAILURE_WEIGHT,
      overMs: last.atMs - failures[0]!.atMs,
      event: last.event,
      ...(last.path === undefined ? {} : { path: last.path }),
    },
  ];
}

function frustrationReasons({ frustrations }: StallEvidence): readonly StallReason[] {
  return FRUSTRATION_KINDS.flatMap((kind) => {
    const of = frustrations.filter((frustration) => frustration.kind === kind);
    const last = of.at(-1);
    if (!last) return [];
    return {
      kind,
      count: of.length,
      weight: of.length * FRUSTRATION_WEIGHT[kind],
      overMs: last.atMs - of[0]!.atMs,
      path: last.path,
      ...(last.element === undefined ? {} : { element: last.element }),
    };
  });
}

/** Without the author's word a milestone has no clock: only failures and frustration count. */
function overtimeReason(
  { activeMs }: StallEvidence,
  expectedMs: number | undefined,
): readonly StallReason[] {
  if (!expectedMs || activeMs <= expectedMs) return [];
  return [
    {
      kind: "long-active-time",
      count: 1,
      weight: (activeMs / expectedMs - 1) / OVERTIME_AT_ALARM,
      overMs: activeMs,
    },
  ];
}
