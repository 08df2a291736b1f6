// Fits on a real log are as good from 250 users on as with thousands; below a hundred, weights are mostly chance.
const FEWEST_USERS = 100;
const FEWEST_OF_EACH = 30;

/** How many users, and how many of them who got through and who did not, it takes at least to learn from them. */
export function stallFitNeeds(alpha: number): {
  readonly users: number;
  readonly passed: number;
  readonly lost: number;
} {
  // A rate of 1 in 100 cannot be told from the highest of fewer than a hundred.
  const passed = Math.max(FEWEST_OF_EACH, Math.ceil(1 / alpha));
  return { users: FEWEST_USERS, passed, lost: FEWEST_OF_EACH };
}
