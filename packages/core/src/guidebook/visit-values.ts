/** One object or list of a guidebook in the making: nothing is known of its shape. */
export interface Visited {
  readonly path: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Every object of `input` except the theme's, outside in. Checks read a draft through it, so that a mistake in one
 * place does not hide the next one. For input that `shapeProblems` let pass.
 */
export function visitObjects(input: unknown, visit: (visited: Visited) => void): void {
  step(input, [], visit);
}

function step(value: unknown, path: readonly string[], visit: (visited: Visited) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (path.length === 1 && path[0] === "theme") return;
  if (!Array.isArray(value)) visit({ path, value: value as Visited["value"] });
  for (const [key, child] of Object.entries(value)) step(child, [...path, key], visit);
}

/** The entries of one section (`milestones`, `guides` …), or none where it is missing or no object. */
export function sectionOf(input: unknown, section: string): Readonly<Record<string, unknown>> {
  const value = isRecord(input) ? input[section] : undefined;
  return isRecord(value) ? value : {};
}

/** Whether `value` is an object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The guides of one kind that are objects, with their ids. */
export function guidesOfKind(
  input: unknown,
  kind: string,
): readonly (readonly [id: string, guide: Readonly<Record<string, unknown>>])[] {
  return Object.entries(sectionOf(input, "guides")).flatMap(([id, guide]) =>
    isRecord(guide) && guide["kind"] === kind ? [[id, guide] as const] : [],
  );
}

/** The objects of a list, each with its index; none where there is no list. */
export function recordsIn(
  list: unknown,
): readonly (readonly [index: number, record: Readonly<Record<string, unknown>>])[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((record: unknown, index) =>
    isRecord(record) ? [[index, record] as const] : [],
  );
}

/** The ids that the objects of a list carry. */
export function idsIn(list: unknown): readonly string[] {
  return recordsIn(list).flatMap(([, { id }]) => (typeof id === "string" ? [id] : []));
}
