import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Writes a small repository into a temporary folder that goes away with the test; returns its root. */
export function plantedTree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "cairn-planted-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return root;
}

/** The `package.json` of a planted package that exports these entries. */
export function manifest(name: string, ...entries: readonly string[]): string {
  const exports = Object.fromEntries(entries.map((entry) => [entry, "./src/index.ts"]));
  return JSON.stringify({ name: `@cairn/${name}`, exports });
}
