import type * as v from "valibot";

/** As much of a valibot schema as a walk needs; which fields there are follows from `type`. */
interface SchemaNode {
  readonly type: string;
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly wrapped?: SchemaNode;
  readonly options?: readonly (SchemaNode | string)[];
  readonly getter?: (input: unknown) => SchemaNode;
  readonly key?: string | SchemaNode;
  readonly value?: SchemaNode;
  readonly item?: SchemaNode;
  readonly literal?: unknown;
}

/** An object or list of the input, and what its schema allows there. */
export interface Visit {
  readonly path: readonly string[];
  readonly input: object;
  /** "list": an array is allowed; otherwise an object is. */
  readonly wants: "list" | "object";
  /** Names that an object may have; undefined where any name is allowed. */
  readonly keys?: readonly string[];
}

/** Visits every object and list of `input` that `schema` describes. For input that `shapeProblems` let pass. */
export function walkSchema(
  schema: v.GenericSchema<unknown>,
  input: unknown,
  visit: (visit: Visit) => void,
): void {
  walk(schema, input, [], visit);
}

function walk(
  schema: SchemaNode,
  input: unknown,
  path: readonly string[],
  visit: (visit: Visit) => void,
): void {
  if (typeof input !== "object" || input === null) return;
  const node = resolve(schema, input);
  if (node === undefined) return;
  const entries = Object.entries(input) as readonly (readonly [string, unknown])[];
  if (node.type === "array") {
    visit({ path, input, wants: "list" });
    if (!Array.isArray(input) || !node.item) return;
    for (const [key, child] of entries) walk(node.item, child, [...path, key], visit);
  } else if (node.type === "record") {
    visit({ path, input, wants: "object" });
    if (Array.isArray(input) || !node.value) return;
    for (const [key, child] of entries) walk(node.value, child, [...path, key], visit);
  } else if (node.type === "strict_object" && node.entries) {
    visit({ path, input, wants: "object", keys: Object.keys(node.entries) });
    if (Array.isArray(input)) return;
    for (const [key, child] of entries) {
      const schemaOfKey = Object.hasOwn(node.entries, key) ? node.entries[key] : undefined;
      if (schemaOfKey) walk(schemaOfKey, child, [...path, key], visit);
    }
  }
}

/** The object, list or record schema that describes `input`, looked up through options and alternatives. */
function resolve(schema: SchemaNode, input: object): SchemaNode | undefined {
  if (schema.type === "optional" && schema.wrapped) return resolve(schema.wrapped, input);
  if (schema.type === "lazy" && schema.getter) return resolve(schema.getter(input), input);
  const options = (schema.options ?? []).filter((option) => typeof option !== "string");
  if (schema.type === "variant" && typeof schema.key === "string") {
    const tag = (input as Readonly<Record<string, unknown>>)[schema.key];
    return options.find((option) => {
      const kind = option.entries?.[schema.key as string];
      const words: readonly unknown[] = kind?.options ?? [kind?.literal];
      return words.includes(tag);
    });
  }
  if (schema.type === "union") {
    const list = Array.isArray(input);
    return options.find((option) =>
      list ? option.type === "array" : ["record", "strict_object"].includes(option.type),
    );
  }
  return schema;
}
