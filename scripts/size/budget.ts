import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Artefact } from "../build/artefact.ts";
import type { BrowserBuild } from "../build/browser.ts";
import type { Group } from "../build/groups.ts";

/** `size-budget.json`. All numbers are bytes after brotli, but for the stub, which is inlined as it is. */
export interface SizeBudget {
  readonly sums: readonly SumBudget[];
  /** The most that one guide kind's own chunk may take. */
  readonly kindChunk: number;
  /** The most that the words of one language may take. */
  readonly localeChunk: number;
  readonly stub: { readonly file: string; readonly budget: number };
  readonly studioFirstView: number;
}

/** Whole groups, and artefacts by name together with what they import statically. */
export interface SumBudget {
  readonly name: string;
  readonly budget: number;
  readonly groups: readonly Group[];
  readonly loads?: readonly string[];
}

/** One promise and what it came to. */
export interface SizeVerdict {
  readonly name: string;
  readonly bytes: number;
  readonly budget: number;
  readonly isKept: boolean;
}

/** Reads the budgets of the repository at `root`. */
export function readSizeBudget(root: string): SizeBudget {
  return JSON.parse(readFileSync(join(root, "size-budget.json"), "utf8"));
}

/** Judges a build by its budgets. Throws when a budget names an artefact that the build did not make. */
export function judgeSizes(
  root: string,
  built: BrowserBuild,
  budget: SizeBudget,
): readonly SizeVerdict[] {
  const sums = budget.sums.map((sum) => verdict(sum.name, sumOf(built.artefacts, sum), sum.budget));
  const kinds = built.artefacts
    .filter((artefact) => artefact.isKind)
    .map(({ name, brotli }) => verdict(`${name}, own chunk`, brotli, budget.kindChunk));
  const locales = built.artefacts.filter(({ group }) => group === "locale");
  const heaviest = Math.max(0, ...locales.map(({ brotli }) => brotli));
  const locale = verdict("words of a language, the most", heaviest, budget.localeChunk);
  const studio = verdict("studio, first view", built.studioFirstViewBrotli, budget.studioFirstView);
  return [...sums, ...kinds, locale, stubVerdict(root, budget), studio];
}

function sumOf(artefacts: readonly Artefact[], sum: SumBudget): number {
  const byPath = new Map(artefacts.map((artefact) => [artefact.path, artefact]));
  const counted = new Set<Artefact>();
  for (const artefact of artefacts) {
    // The alias is an npm host's way to the engine; a script tag never fetches it.
    if (sum.groups.includes(artefact.group) && artefact.name !== "engine-alias") count(artefact);
  }
  for (const name of sum.loads ?? []) {
    const named = artefacts.filter((artefact) => artefact.name === name);
    if (named.length === 0) {
      const known = artefacts.map((artefact) => artefact.name).join(", ");
      throw new Error(`size-budget.json: "${sum.name}" names "${name}", but there are: ${known}`);
    }
    for (const artefact of named) count(artefact);
  }
  return [...counted].reduce((total, { brotli }) => total + brotli, 0);

  function count(artefact: Artefact): void {
    if (counted.has(artefact)) return;
    counted.add(artefact);
    for (const path of artefact.imports) {
      const imported = byPath.get(path);
      if (imported !== undefined) count(imported);
    }
  }
}

function stubVerdict(root: string, budget: SizeBudget): SizeVerdict {
  const file = join(root, budget.stub.file);
  if (!existsSync(file)) throw new Error(`size-budget.json: ${budget.stub.file} does not exist`);
  return verdict("inline stub, as written", readFileSync(file).byteLength, budget.stub.budget);
}

function verdict(name: string, bytes: number, budget: number): SizeVerdict {
  return { name, bytes, budget, isKept: bytes <= budget };
}
