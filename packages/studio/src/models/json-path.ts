/** Keys and indices from the root of a document to one value in it. */
export type JsonPath = readonly (string | number)[];

/** `milestones.first-invoice.title`: how problems name a place, and the id of its field. */
export function pathText(path: JsonPath): string {
  return path.join(".");
}

/** The path of such a place: no key holds a dot. */
export function parsePath(place: string): JsonPath {
  return place.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** The value at `path`; undefined where the way ends early. */
export function readAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** A copy of `root` with `value` at `path`, making objects and lists on the way; `undefined` takes the key away. */
export function writeAt(root: unknown, path: JsonPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(root) || (root === undefined && typeof key === "number")) {
    const next: unknown[] = Array.isArray(root) ? [...root] : [];
    const inner = writeAt(next[Number(key)], rest, value);
    if (inner === undefined) next.splice(Number(key), 1);
    else next[Number(key)] = inner;
    return next;
  }
  const before = typeof root === "object" && root !== null ? (root as Record<string, unknown>) : {};
  const inner = writeAt(before[key], rest, value);
  const next: Record<string, unknown> = { ...before, [key]: inner };
  if (inner === undefined) delete next[key];
  return next;
}

/** Whether it is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
