/** Runs `work` so that our bug can never become the host page's bug. */
export function guard<T>(work: () => T, fallback: T, report: (error: unknown) => void): T {
  try {
    return work();
  } catch (error) {
    report(error);
    return fallback;
  }
}
