/** A JSON Schema, as far as the API's description needs it. */
export type Schema =
  | { readonly $ref: string }
  | {
      readonly type?: "string" | "number" | "integer" | "boolean" | "object" | "array";
      readonly description?: string;
      readonly format?: "date-time";
      readonly enum?: readonly string[];
      readonly items?: Schema;
      readonly properties?: Readonly<Record<string, Schema>>;
      readonly required?: readonly string[];
    };

export const text: Schema = { type: "string" };
export const time: Schema = { type: "string", format: "date-time" };
export const number: Schema = { type: "number" };
export const integer: Schema = { type: "integer" };
export const flag: Schema = { type: "boolean" };
/** Any JSON object. */
export const anyObject: Schema = { type: "object" };
export const environment: Schema = { type: "string", enum: ["live", "test"] };

/** One of these words. */
export function oneOf(...words: readonly string[]): Schema {
  return { type: "string", enum: words };
}

export function listOf(items: Schema): Schema {
  return { type: "array", items };
}

/** A named schema of the document. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object; names that end in "?" may be left out. */
export function object(fields: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(fields);
  const required = entries.flatMap(([name]) => (name.endsWith("?") ? [] : [name]));
  return {
    type: "object",
    properties: Object.fromEntries(
      entries.map(([name, schema]) => [name.replace(/\?$/, ""), schema] as const),
    ),
    ...(required.length === 0 ? {} : { required }),
  };
}
