import { fnv1a } from "@cairn/core";
import type { Environment, ReachProgress } from "@cairn/core/api";
import type { PersonRecord, ProjectionStore } from "../store/people.ts";

/** People who are asked about. */
export interface SampledPeople {
  /** All of them, looked at or not. */
  readonly people: number;
  /** Those to look at: all, or a sample by chance. In the order of their ids. */
  readonly sample: readonly PersonRecord[];
}

/**
 * Everybody whom `isAsked` about, as a sample where they are more than `most`: those whose ids hash lowest, so that the same
 * question finds the same people again. Others are answered in between.
 */
export async function* samplePeople(
  projection: Pick<ProjectionStore, "everyone">,
  environment: Environment,
  isAsked: (person: PersonRecord) => boolean,
  most: number,
): AsyncGenerator<ReachProgress, SampledPeople> {
  let people = 0;
  let looked = 0;
  let taken: { readonly rank: number; readonly person: PersonRecord }[] = [];
  const lowest = (): typeof taken =>
    taken
      .toSorted((a, b) => a.rank - b.rank || (a.person.id < b.person.id ? -1 : 1))
      .slice(0, most);
  let worst = Infinity;
  for await (const chunk of projection.everyone(environment)) {
    looked += chunk.length;
    for (const person of chunk) {
      if (!isAsked(person)) continue;
      people += 1;
      const rank = fnv1a(`${fnv1a(`reach ${person.id}`)}`);
      if (rank <= worst) taken.push({ rank, person });
    }
    if (taken.length > 2 * most) {
      taken = lowest();
      worst = taken.at(-1)?.rank ?? Infinity;
    }
    yield { done: looked, all: looked };
  }
  const sample = lowest().map(({ person }) => person);
  return { people, sample: sample.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}
