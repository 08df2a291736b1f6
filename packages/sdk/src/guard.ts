/** Runs `work` so that our bug can never become the host page's bug. */
export function guard<T>(work: () => T, report: (error: unknown) => void): T | undefined {
  try {
    return work();
  } catch (error) {
    report(error);
    return undefined;
  }
}
