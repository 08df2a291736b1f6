const RETRY_MS = 2_000;

/** What `load` brings, after one more try where the first fails; rejects as the second does. */
export function loadTwice<What>(load: () => Promise<What>): Promise<What> {
  return load().catch(async () => {
    await new Promise((done) => setTimeout(done, RETRY_MS));
    return load();
  });
}
