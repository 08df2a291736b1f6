import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseSync } from "oxc-parser";
import { packageNames, pathFrom, sourcesOf } from "../lib/files.ts";

/** One source file of a package, with everything it imports, types included. */
export interface SourceModule {
  /** From the root: `packages/core/src/lib/hash.ts`. */
  readonly file: string;
  readonly packageName: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written: `./hash.ts`, `@cairn/core`, `node:fs`. */
  readonly specifier: string;
  /** The imported file from the root; undefined for packages and for files that do not exist. */
  readonly target: string | undefined;
}

/** Reads every source of every package under `root`. Throws where a file is not TypeScript. */
export function readModules(root: string): readonly SourceModule[] {
  return packageNames(root).flatMap((packageName) =>
    sourcesOf(root, packageName).map((file) => ({
      file: pathFrom(root, file),
      packageName,
      imports: specifiersIn(file).map((specifier) => ({
        specifier,
        target: targetOf(root, file, specifier),
      })),
    })),
  );
}

function specifiersIn(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  const { module, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const fromExports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
  );
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = /^(["'`])([^"'`$]+)\1$/.exec(
      source.slice(moduleRequest.start, moduleRequest.end),
    );
    return literal?.[2] === undefined ? [] : [literal[2]];
  });
  const typeQueries = [...source.matchAll(/(?<![\w.])import\(\s*["']([^"']+)["']\s*\)/g)];
  return [
    ...new Set([
      ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
      ...fromExports,
      ...dynamic,
      ...typeQueries.flatMap(([, specifier]) => (specifier === undefined ? [] : [specifier])),
    ]),
  ];
}

function targetOf(root: string, file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const target = resolve(dirname(file), specifier);
  return existsSync(target) ? pathFrom(root, target) : undefined;
}
