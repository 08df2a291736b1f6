import type { Metafile } from "esbuild";

/** Which part of Cairn loads an artefact. The order is the order in which a shared chunk is claimed. */
export const GROUPS = ["entry", "engine", "widgets", "locale", "inspector", "builder"] as const;
export type Group = (typeof GROUPS)[number];

const INSPECTOR = /^packages\/[^/]+\/src\/inspector\//;
// Composed of sources of two packages.
const BUILDER = /^cairn:builder$/;
const LOCALE = /^packages\/widgets\/src\/locales\//;

/**
 * The group of each output of the module build: walks static and dynamic imports from the engine, then
 * from the widgets, never through the door of another part, so that a shared chunk stands once under
 * the first that loads it.
 */
export function groupOutputs(
  metafile: Metafile,
  engine: string,
  widgets: string,
): ReadonlyMap<string, Group> {
  const outputs = Object.entries(metafile.outputs);
  const enteredBy = (source: RegExp) =>
    outputs.filter(([, output]) => source.test(output.entryPoint ?? "")).map(([path]) => path);
  const roots: readonly (readonly [Group, readonly string[]])[] = [
    ["engine", [engine]],
    ["widgets", [widgets]],
    ["inspector", enteredBy(INSPECTOR)],
    ["builder", enteredBy(BUILDER)],
    ["locale", enteredBy(LOCALE)],
  ];
  const doors = new Set(roots.flatMap(([, paths]) => paths));
  const groups = new Map<string, Group>();
  for (const [group, paths] of roots) {
    for (const path of paths) visit(path, group);
  }
  return groups;

  function visit(path: string, group: Group): void {
    if (groups.has(path)) return;
    groups.set(path, group);
    for (const imported of metafile.outputs[path]?.imports ?? []) {
      if (imported.external !== true && !doors.has(imported.path)) visit(imported.path, group);
    }
  }
}
