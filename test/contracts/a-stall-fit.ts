import type { KeptStallFit } from "@cairn/collector/store";

/** A baseline that was learned: one name, one step, one `milestone`, and how good it is. */
export function aStallFit(
  milestone: string,
  name: string,
): Extract<KeptStallFit, { readonly kind: "fitted" }> {
  return {
    kind: "fitted",
    baseline: {
      version: "learned",
      names: { [name]: name },
      steps: [[`event:${name}`, 3, 7]],
      milestones: { [milestone]: [2, -5] },
      threshold: 9,
      slack: 4,
      unit: 20,
    },
    quality: {
      users: 300,
      passed: 200,
      lost: 100,
      helped: 3,
      firstScreenLoss: 30,
      auc: 0.75,
      alpha: 0.05,
      falseAlarmRate: 0.05,
      recall: 0.2,
      calibration: [{ said: 0.5, passed: 0.52, users: 30 }],
      milestones: { [milestone]: { users: 300, passed: 200 } },
    },
  };
}
