import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The packages that go to npm, lowest first. */
export const PUBLISHED_PACKAGES = ["core", "sdk", "widgets", "react"] as const;

/** One entry of a published package's `exports`. Paths are from the package's folder. */
export interface PackageEntry {
  /** `.` or `./port`. */
  readonly path: string;
  readonly source: string;
  readonly types: string;
  readonly script: string;
}

/** The entries that a package's `package.json` declares. */
export function packageEntries(packageFolder: string): readonly PackageEntry[] {
  const file = join(packageFolder, "package.json");
  if (!existsSync(file)) return [];
  const { exports = {} }: { exports?: Record<string, Record<string, string>> } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  return Object.entries(exports).flatMap(([path, target]) => {
    const { "cairn-source": source = "", types, default: script = "" } = target;
    return types === undefined ? [] : [{ path, source, types, script }];
  });
}
