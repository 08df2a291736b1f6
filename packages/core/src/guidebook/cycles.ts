import type { Problem } from "../lib/problem.ts";
import { isRecord, sectionOf, visitObjects } from "./visit-values.ts";

/** Milestones that wait for each other, and segments that ask for each other. Reads drafts of any shape. */
export function cycleProblems(input: unknown): readonly Problem[] {
  const afters = new Map<string, readonly string[]>();
  for (const [id, milestone] of Object.entries(sectionOf(input, "milestones"))) {
    const after: unknown = isRecord(milestone) ? milestone["after"] : undefined;
    afters.set(id, Array.isArray(after) ? after.filter((to) => typeof to === "string") : []);
  }
  const uses = new Map<string, readonly string[]>();
  for (const [id, segment] of Object.entries(sectionOf(input, "segments"))) {
    const asked: string[] = [];
    visitObjects(segment, ({ value: { kind, segment: to } }) => {
      if (kind === "segment" && typeof to === "string") asked.push(to);
    });
    uses.set(id, asked);
  }
  return [
    ...cyclesIn(afters).map((ids) => problem("milestones", "after", ids, "waits for itself")),
    ...cyclesIn(uses).map((ids) => problem("segments", "when", ids, "asks for itself")),
  ];
}

function problem(section: string, key: string, ids: readonly string[], what: string): Problem {
  const way = [...ids, ids[0]].join(" → ");
  return {
    path: `${section}.${ids[0]}.${key}`,
    code: "cycle",
    message: `${what}: ${way}`,
    found: way,
    expected: "an order without circles",
    hint: "take one of these steps away",
  };
}

/** Each circle once, from its first id in the order of the graph. Takes no stack. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const trail: { readonly id: string; readonly next: string[] }[] = [];
    const enter = (id: string): void => {
      if (!done.has(id)) trail.push({ id, next: [...(graph.get(id) ?? [])] });
    };
    enter(start);
    for (let last = trail.at(-1); last !== undefined; last = trail.at(-1)) {
      const to = last.next.shift();
      const known = trail.findIndex(({ id }) => id === to);
      if (to === undefined) {
        done.add(last.id);
        trail.pop();
      } else if (known >= 0) cycles.push(trail.slice(known).map(({ id }) => id));
      else if (graph.has(to)) enter(to);
    }
  }
  return cycles;
}
