import type { Environment } from "@cairn/core/api";
import type { PersonRecord } from "../store/people.ts";
import type { PersonalParts } from "./parts.ts";

/** Every id that somebody's events may carry, once all that is stored is projected, and their record where there is one. */
export async function idsOf(
  { projector, registry }: PersonalParts,
  environment: Environment,
  id: string,
): Promise<{ readonly ids: readonly string[]; readonly person: PersonRecord | undefined }> {
  await projector.caughtUp();
  const person = await registry.projection.person(environment, id);
  return { ids: [...new Set([id, ...(person?.actors ?? [])])], person };
}
