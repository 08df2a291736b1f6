import * as v from "valibot";
import type { Problem } from "../lib/problem.ts";
import { type Result, fail, ok } from "../lib/result.ts";
import { shapeProblems } from "./input-shape.ts";
import { schemaProblems } from "./schema-problems.ts";
import { PlacementSchema } from "./target.ts";
import { Id, Paths } from "./text.ts";

const line = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
// Whatever a page's own script sends with the builder's token, it stays small.
const PickedTargetSchema = v.strictObject({
  selectors: v.pipe(v.array(line(1_000)), v.minLength(1), v.maxLength(5)),
  text: v.optional(line(300)),
  role: v.optional(line(60)),
});
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

const TaskSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("hint"), guide: Id }),
  v.strictObject({ kind: v.literal("tour"), guide: Id, step: v.optional(Id) }),
  v.strictObject({ kind: v.literal("event") }),
]);

const ProposalSchema = v.variant("kind", [
  v.strictObject({
    kind: v.literal("target"),
    step: v.optional(Id),
    target: PickedTargetSchema,
    placement: v.optional(PlacementSchema),
    page: line(2_000),
    matches: count,
    ways: count,
  }),
  v.strictObject({
    kind: v.literal("event"),
    name: line(200),
    on: v.picklist(["click", "submit", "visit"]),
    target: v.optional(PickedTargetSchema),
    pages: v.optional(v.pipe(Paths, v.maxLength(20))),
    page: line(2_000),
    matches: count,
  }),
]);

/** What somebody is to do with the builder, as `BuilderTask` of the API describes it. */
export type ParsedBuilderTask = v.InferOutput<typeof TaskSchema>;
/** What the builder proposes, as `NewBuilderProposal` of the API describes it. */
export type ParsedBuilderProposal = v.InferOutput<typeof ProposalSchema>;

/** Reads what somebody is to do with the builder. */
export function parseBuilderTask(input: unknown): Result<ParsedBuilderTask, readonly Problem[]> {
  return read(TaskSchema, input);
}

/** Reads what the builder proposes; scripts of the page could have sent it as well. */
export function parseBuilderProposal(
  input: unknown,
): Result<ParsedBuilderProposal, readonly Problem[]> {
  return read(ProposalSchema, input);
}

function read<Parsed>(
  schema: v.GenericSchema<unknown, Parsed>,
  input: unknown,
): Result<Parsed, readonly Problem[]> {
  const shape = shapeProblems(input);
  const problems = shape.length > 0 ? shape : schemaProblems(schema, input);
  return problems.length > 0 ? fail(problems) : ok(v.parse(schema, input));
}
