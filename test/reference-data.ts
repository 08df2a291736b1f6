import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));
const folder = process.env["CAIRN_REFERENCE_DATA"] ?? join(repository, "../shared/data");

/** The path of a reference data file, or undefined where the data is not at hand. */
export function referenceData(file: string): string | undefined {
  const path = join(folder, file);
  return existsSync(path) ? path : undefined;
}

/**
 * Runs `withData` in a suite of its own where `file` is at hand. Elsewhere the suite is one skipped test
 * whose title says what is missing: `describeWithReferenceData("onboarding-log.csv.gz", describe, (path) => …)`.
 */
export function describeWithReferenceData(
  file: string,
  suite: DescribeWithSkip,
  withData: (path: string) => void,
): void {
  const path = referenceData(file);
  if (path === undefined) {
    const reason = `${file} is not here: set CAIRN_REFERENCE_DATA to the folder that holds it`;
    console.warn(`skipped: ${reason}`);
    suite.skip(reason, () => withData(file));
  } else {
    suite(`with ${file}`, () => withData(path));
  }
}

/** Vitest's `describe`, as far as it is needed here. */
interface DescribeWithSkip {
  (title: string, body: () => void): unknown;
  skip(title: string, body: () => void): unknown;
}
