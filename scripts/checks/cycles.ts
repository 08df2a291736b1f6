import type { Fault } from "./fault.ts";
import { readModules } from "./module-graph.ts";

/** Import cycles between files, types and dynamic imports included. Each cycle is told once. */
export function checkCycles(root: string): readonly Fault[] {
  const graph = new Map(
    readModules(root).map(({ file, imports }) => [
      file,
      imports.flatMap(({ target }) => (target === undefined ? [] : [target])),
    ]),
  );
  const done = new Set<string>();
  const trail: string[] = [];
  const faults: Fault[] = [];
  for (const file of graph.keys()) visit(file);
  return faults;

  function visit(file: string): void {
    const entered = trail.indexOf(file);
    if (entered !== -1) {
      const message = `import cycle: ${[...trail.slice(entered), file].join(" → ")}`;
      faults.push({ file, message });
      return;
    }
    if (done.has(file)) return;
    trail.push(file);
    for (const target of graph.get(file) ?? []) visit(target);
    trail.pop();
    done.add(file);
  }
}
