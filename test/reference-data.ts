import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "vitest";

const repository = fileURLToPath(new URL("..", import.meta.url));
const folder = process.env["CAIRN_REFERENCE_DATA"] ?? join(repository, "../shared/data");

/** The path of a reference data file, or undefined where the data is not at hand. */
export function referenceData(file: string): string | undefined {
  const path = join(folder, file);
  return existsSync(path) ? path : undefined;
}

/**
 * Tests that need a reference data file; `tests` gets its path. Where the file is not at hand they become one
 * skipped test, whose title says what is missing and how to bring it.
 */
export function describeWithReferenceData(file: string, tests: (path: string) => void): void {
  describe(`with ${file}`, () => {
    const path = referenceData(file);
    if (path === undefined)
      it.skip("is not here: set CAIRN_REFERENCE_DATA to its folder", () => {});
    else tests(path);
  });
}
