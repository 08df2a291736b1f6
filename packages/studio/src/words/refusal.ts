import type { LiveEvent } from "@cairn/core/api";
import { faultWords } from "./fault.ts";
import { sentence } from "./problem.ts";

/** What puts a refused request right: naming its origin, or the right key; undefined for an event that was refused. */
export function refusalCause(event: LiveEvent): "origin" | "key" | undefined {
  if (event.type !== "request") return undefined;
  if (event.problem?.code === "unknown-key") return "key";
  return foreignOrigin(event) === undefined ? undefined : "origin";
}

/** Why an event or a whole request was refused. */
export function refusalWords(event: LiveEvent): string {
  const { problem, environment } = event;
  if (problem === undefined) return sentence(event.name || "The collector did not say why");
  const origin = foreignOrigin(event);
  if (origin !== undefined) return `${origin} may not send with the ${environment} key.`;
  return faultWords(problem);
}

function foreignOrigin({ type, problem, properties }: LiveEvent): string | undefined {
  const { origin } = properties;
  if (type !== "request" || problem?.code !== "origin-not-allowed") return undefined;
  // Sandboxed frames and local files say "null": there is no address to add.
  return typeof origin === "string" && origin !== "null" ? origin : undefined;
}
