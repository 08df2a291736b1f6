import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

const SKIPPED_FOLDERS = new Set(["node_modules", "dist", ".git", ".cairn", "coverage"]);

/** Every file under `folder`, as sorted absolute paths; none where the folder does not exist. */
export function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : filesUnder(path);
      return entry.isFile() ? [path] : [];
    })
    .toSorted();
}

/** The path of `file` seen from `root`, with forward slashes on every system. */
export function pathFrom(root: string, file: string): string {
  return relative(root, file).split(sep).join("/");
}

/** The folders under `packages/` that hold a `package.json`, by name. */
export function packageNames(root: string): readonly string[] {
  const folder = join(root, "packages");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "package.json")))
    .toSorted();
}

/** The TypeScript sources of one package. */
export function sourcesOf(root: string, packageName: string): readonly string[] {
  return filesUnder(join(root, "packages", packageName, "src")).filter((file) =>
    /\.(ts|tsx)$/.test(file),
  );
}
