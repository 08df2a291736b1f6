import type { FrustrationKind } from "../frustration/frustration.ts";
import type { StallBaseline } from "./baseline.ts";

// How much of an alarm each sign is worth. Three failed attempts, or two strong signs, or any one of them together
// with twice the expected time make an alarm (120). Chosen by judgement until the product's own data replace them.
const WEIGHTS: Readonly<Record<FrustrationKind | "failed-attempts", number>> = {
  "failed-attempts": 40,
  "rage-click": 60,
  "dead-click": 24,
  "error-click": 42,
  "u-turn": 30,
  "form-abandoned": 48,
  "validation-repeated": 72,
  "help-search-repeated": 72,
  thrash: 24,
};
const ALARM_AT = 120;
// More than silence adds: that somebody does something again, alone, ends no alarm.
const SLACK = 100;
// Later ones of a kind add nothing: the alarm is long there.
const MOST_COUNTED = 10;
// Who fails and then does nothing has no next idea. On a real onboarding log, silent failures raise recall from 0.05 to
// 0.21, false alarms from 1 % to 4 %. Silence after anything else says little: people read.
const SILENT_AFTER_FAILURE = [5, 40, 10, 40];
// Time alone alarms at three times what the author expects; up to the expected time it says nothing.
const OVERTIME = [1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3].flatMap((edge) => [edge, 15]);

/** The author's rule for milestones of which nothing was learned: `expected` active time, and what was seen going wrong. */
export function expectedBaseline(milestones: readonly { readonly id: string }[]): StallBaseline {
  return {
    version: "expected-1",
    names: {},
    steps: [
      ...Object.entries(WEIGHTS).map(([kind, weight]): StallBaseline["steps"][number] => [
        kind,
        ...Array.from({ length: MOST_COUNTED }, (_, index) => [index + 1, weight]).flat(),
      ]),
      ["silence:failed-attempts", ...SILENT_AFTER_FAILURE],
      ["long-active-time", ...OVERTIME],
    ],
    milestones: Object.fromEntries(milestones.map(({ id }) => [id, [0, 0]])),
    threshold: ALARM_AT,
    slack: SLACK,
  };
}
