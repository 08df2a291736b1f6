import { basename } from "node:path";
import { BaseSequencer } from "vitest/node";
import type { TestSpecification } from "vitest/node";

// What takes longer than its size says: where nothing is known of earlier runs, vitest begins with the largest file, and
// one processor would wait for the other at the end.
const LONG = ["hostile-pages", "studio-accessible", "builder", "main-job", "stall-to-guide"];

/** Vitest's own order, but for browser tests that are known to take long, which come first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      LONG.includes(basename(moduleId, ".e2e.ts"));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
