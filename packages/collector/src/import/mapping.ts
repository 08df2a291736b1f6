import { fail, ok, type Problem, type Result } from "@cairn/core";
import { schemaProblems } from "@cairn/core/guidebook";
import * as v from "valibot";

const Column = v.pipe(v.string(), v.minLength(1, "name a column"));

const MappingSchema = v.strictObject({
  /** Says what the mapping is for; not used. */
  about: v.optional(v.string()),
  /** Column with the user's id. */
  user: Column,
  /** Column with the time. */
  time: Column,
  /** "iso": ISO 8601; else a number since 1970. What is finer than a millisecond orders events within it. */
  timeUnit: v.picklist(["iso", "s", "ms", "us"]),
  /** Column with the event's name. */
  event: Column,
  /** Column with the account's id. */
  account: v.optional(Column),
  /** Property name → column. Numbers and true/false are read as such. */
  properties: v.optional(v.record(v.string(), Column)),
  /** Rows that are left out: column → values. */
  skip: v.optional(v.record(Column, v.array(v.string()))),
});

/** Which column of a table is what. */
export type ImportMapping = v.InferOutput<typeof MappingSchema>;

/** What a table with Segment's own column names needs. */
export const DEFAULT_MAPPING: ImportMapping = {
  user: "userId",
  time: "timestamp",
  timeUnit: "iso",
  event: "event",
};

/** Reads a mapping file's JSON; every problem is named by its path. */
export function parseMapping(input: unknown): Result<ImportMapping, readonly Problem[]> {
  const parsed = v.safeParse(MappingSchema, input);
  return parsed.success ? ok(parsed.output) : fail(schemaProblems(MappingSchema, input));
}

/** Columns that the mapping names. */
export function columnsOf(mapping: ImportMapping): readonly string[] {
  const { user, time, event, account, properties = {}, skip = {} } = mapping;
  return [
    ...new Set([
      user,
      time,
      event,
      ...(account === undefined ? [] : [account]),
      ...Object.values(properties),
      ...Object.keys(skip),
    ]),
  ];
}
