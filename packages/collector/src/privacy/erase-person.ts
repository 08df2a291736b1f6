import type { Environment, ErasedPerson } from "@cairn/core/api";
import { erasedMark } from "../store/erasure.ts";
import { idsOf } from "./ids-of.ts";
import type { PersonalParts } from "./parts.ts";

/**
 * Removes everything about one person: events, record, refused events, deliveries, by all ids that alias and identify
 * tied together. What they did before and a browser sends later is refused. The record goes last, so that an erasure
 * that storage interrupted finds all ids again when it is asked for anew. Rejects with `StorageUnavailable`.
 */
export async function erasePerson(
  parts: PersonalParts,
  { environment, id, by }: { environment: Environment; id: string; by: string },
): Promise<ErasedPerson> {
  const { log, registry, feed } = parts;
  const { ids, person } = await idsOf(parts, environment, id);
  const atMs = parts.now();
  const erasure = { actors: ids, atMs };
  const deadLetters = await registry.deadLetters.forget(environment, erasure);
  const events = await log.erase(environment, erasure);
  // After the log: what reads it from now on makes no delivery of theirs any more.
  const deliveries = await registry.deliveries.forget(environment, ids);
  await registry.projection.forget(environment, ids);
  feed.clear();
  const erased = { known: person !== undefined || events > 0, events, deadLetters, deliveries };
  // The id itself would outlive the erasure here; who has it can make the mark again and compare.
  const mark = erasedMark(id);
  const detail = `${environment}: ${events} events, ${deadLetters} dead letters, ${deliveries} deliveries (${mark})`;
  await registry.definitions.record({ atMs, by, action: "person-erased", detail });
  // The second time empties what the record and the deliveries left in the write-ahead log.
  await log.erase(environment, erasure);
  return erased;
}
