import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageNames, pathFrom, sourcesOf } from "../lib/files.ts";
import type { Fault } from "./fault.ts";
import { readModules } from "./module-graph.ts";

/**
 * Whether siblings inside each package follow the order written in its README.md, as a paragraph
 * `Order: lib < event, condition < guidebook`. A name is a folder under `src`, or a file straight in it
 * without its ending. A name may import those left of it; names joined by a comma may not import each
 * other. Folders must be named; a file that is not named stands above everything.
 */
export function checkFolderOrder(root: string): readonly Fault[] {
  const ranks = new Map<string, ReadonlyMap<string, number>>();
  const faults: Fault[] = [];
  for (const name of packageNames(root)) {
    if (sourcesOf(root, name).length === 0) continue;
    const readme = join(root, "packages", name, "README.md");
    const order = existsSync(readme) ? readOrder(readFileSync(readme, "utf8")) : undefined;
    if (order === undefined) {
      const message = 'holds no paragraph "Order: lowest < … < highest"';
      faults.push({ file: pathFrom(root, readme), message });
    } else {
      ranks.set(name, order);
      faults.push(...unnamedFolders(root, name, order));
    }
  }
  for (const { file, packageName, imports } of readModules(root)) {
    const order = ranks.get(packageName);
    if (order === undefined) continue;
    const from = siblingOf(packageName, file);
    for (const { specifier, target } of imports) {
      if (target?.startsWith(`packages/${packageName}/src/`) !== true) continue;
      const to = siblingOf(packageName, target);
      if (from === to || rankOf(order, from) > rankOf(order, to)) continue;
      if (rankOf(order, from) === Infinity && !isFolder(packageName, target)) continue;
      faults.push({
        file,
        message: `imports ${specifier}, but the README's order puts ${from} below ${to} or beside it`,
      });
    }
  }
  return faults;
}

/** The rank of each name in a README's order; undefined when it states none. */
export function readOrder(readme: string): ReadonlyMap<string, number> | undefined {
  const paragraph = /^[>*_`\s]*Order:([\s\S]*?)(?:\n\s*\n|$(?![\s\S]))/m.exec(readme)?.[1];
  if (paragraph === undefined) return undefined;
  const ranks = new Map<string, number>();
  for (const [rank, names] of paragraph.replace(/[`*]/g, "").split("<").entries()) {
    for (const name of names.split(",")) ranks.set(name.trim().replace(/\.$/, "").trim(), rank);
  }
  return ranks;
}

function unnamedFolders(
  root: string,
  name: string,
  order: ReadonlyMap<string, number>,
): readonly Fault[] {
  const files = sourcesOf(root, name).map((file) => pathFrom(root, file));
  const folders = new Set(
    files.filter((file) => isFolder(name, file)).map((file) => siblingOf(name, file)),
  );
  return [...folders]
    .filter((folder) => !order.has(folder))
    .map((folder) => ({
      file: `packages/${name}/README.md`,
      message: `its order does not name the folder ${folder}`,
    }));
}

function rankOf(order: ReadonlyMap<string, number>, sibling: string): number {
  return order.get(sibling) ?? Infinity;
}

function siblingOf(packageName: string, file: string): string {
  const [first = ""] = file.slice(`packages/${packageName}/src/`.length).split("/");
  return first.replace(/(\.d)?\.tsx?$/, "");
}

function isFolder(packageName: string, file: string): boolean {
  return file.slice(`packages/${packageName}/src/`.length).includes("/");
}
