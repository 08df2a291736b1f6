import { SCHEMAS } from "../../src/routes/api/openapi/resources.ts";
import type { Schema } from "../../src/routes/api/openapi/schema.ts";

/** What of `value` is not as `schema` says. */
export function schemaFaults(value: unknown, schema: Schema, at: string): readonly string[] {
  if ("$ref" in schema) {
    const named = SCHEMAS[schema.$ref.split("/").at(-1) ?? ""];
    return named === undefined ? [`${schema.$ref} is not there`] : schemaFaults(value, named, at);
  }
  const { type, properties, required = [], items } = schema;
  if (schema.enum !== undefined && !schema.enum.includes(value as string))
    return [`${at} is none of its words`];
  if (schema.format === "date-time" && Number.isNaN(Date.parse(String(value))))
    return [`${at} is no time`];
  if (type === "array") {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, index) => schemaFaults(item, items ?? {}, `${at}.${index}`));
  }
  if (type === "integer") return Number.isInteger(value) ? [] : [`${at} is no integer`];
  if (type !== "object") return typeof value === type ? [] : [`${at} is no ${type}`];
  if (typeof value !== "object" || value === null) return [`${at} is no object`];
  if (properties === undefined) return [];
  const missing = required
    .filter((name) => !(name in value))
    .map((name) => `${at}.${name} is missing`);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([name, child]) => {
      const own = properties[name];
      return own === undefined
        ? [`${at}.${name} is not described`]
        : schemaFaults(child, own, `${at}.${name}`);
    }),
  ];
}
