import type { CompiledGuidebook } from "@cairn/core";

/**
 * The milestones that lead to value, in order: the activation, or all where none is named. Not without naming it: what is
 * reached by not doing it is no step of a way.
 */
export function wayOf({
  activation,
  milestones,
}: Pick<CompiledGuidebook, "activation" | "milestones">): readonly string[] {
  if (activation.length > 0) return activation;
  return milestones.filter(({ absentMs }) => absentMs === undefined).map(({ id }) => id);
}
