import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { fail, ok, type Result } from "../lib/result.ts";
import { isRecord } from "./visit-values.ts";

/**
 * The guidebook in the version that this Cairn reads. There is only version 1 so far: it comes back as it is, and
 * anything else is one clear problem.
 */
export function migrateGuidebook(input: unknown): Result<unknown, Problem> {
  if (!isRecord(input)) {
    const found = describeValue(input);
    const message = `expected a guidebook object, found ${found}`;
    return fail({ path: "", code: "wrong-type", message, found, expected: "an object" });
  }
  const { version } = input;
  if (version === 1) return ok(input);
  const found = describeValue(version);
  const frame = { path: "version", found, expected: "1" };
  if (version === undefined) {
    return fail({
      ...frame,
      code: "missing",
      message: '"version" is missing',
      hint: 'add "version": 1',
    });
  }
  const isNewer = typeof version === "number" && version > 1;
  const hint = isNewer ? "update Cairn, or write version 1" : 'write "version": 1';
  const message = `this Cairn reads guidebooks of version 1, found ${found}`;
  return fail({ ...frame, code: "unknown-version", message, hint });
}
