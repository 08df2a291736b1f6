import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, packageNames, pathFrom } from "../lib/files.ts";

/** Changes whenever a file that the browser build reads is written, added or removed. */
export function sourceStamp(root: string): string {
  const sources = [
    ...packageNames(root).flatMap((name) => [
      join(root, "packages", name, "src"),
      join(root, "packages", name, "package.json"),
    ]),
    join(root, "packages/studio/index.html"),
    join(root, "packages/sdk/stub.js"),
    join(root, "examples/demo"),
    join(root, "scripts/build"),
    join(root, "pnpm-lock.yaml"),
  ];
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesUnder)) {
    hash.update(`${pathFrom(root, file)} ${statSync(file).mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** Whether the build beside `stampFile` was made from sources with this stamp. */
export function isFresh(stampFile: string, stamp: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

/** Remembers that the build beside `stampFile` is made from sources with this stamp. */
export function markFresh(stampFile: string, stamp: string): void {
  writeFileSync(stampFile, stamp);
}
