import type { LiveEvent } from "@cairn/core/api";
import { sentence } from "./problem.ts";

/** What puts a refused request right: naming its origin, or the right key; undefined for an event that was refused. */
export function refusalCause({
  type,
  problem,
  properties,
}: LiveEvent): "origin" | "key" | undefined {
  if (type !== "request") return undefined;
  if (problem?.code === "unknown-key") return "key";
  // Sandboxed frames and local files say "null": there is no address to add.
  const isNamed = typeof properties["origin"] === "string" && properties["origin"] !== "null";
  return problem?.code === "origin-not-allowed" && isNamed ? "origin" : undefined;
}

/** Why an event or a whole request was refused. */
export function refusalWords(event: LiveEvent): string {
  const { problem, properties, environment } = event;
  if (problem === undefined) return sentence(event.name || "The collector did not say why");
  if (refusalCause(event) === "origin") {
    return `${String(properties["origin"])} may not send with the ${environment} key.`;
  }
  const place = problem.path === "" ? "" : `${problem.path}: `;
  const hint = problem.hint === undefined ? "" : ` ${sentence(problem.hint)}`;
  return `${place}${sentence(problem.message)}${hint}`;
}
