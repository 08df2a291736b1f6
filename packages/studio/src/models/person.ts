import type { Stop } from "@cairn/core";
import type { Environment, Person, TimelineEntry } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { ERASURE_OUTCOME, type ErasureModel, createErasure } from "./erasure.ts";
import { type Resource, createResource } from "./resource.ts";

/** One person: who they are, how far they are, and everything they did. */
export interface PersonModel {
  readonly id: string;
  readonly nowMs: number;
  readonly person: Resource<Person>;
  readonly erasure: ErasureModel;
  /** Address of the file with everything that is held about them. */
  readonly exportUrl: string;
  /** Page views, plain events and claims that the log does not bear out left out. */
  readonly onlyTelling: ReadonlySignal<boolean>;
  setOnlyTelling(only: boolean): void;
  readonly stop: Stop;
}

/** Asks for one person of one environment, again every 10 s. */
export function createPerson(
  api: Api,
  platform: Platform,
  env: Environment,
  id: string,
): PersonModel {
  const person = createResource(platform, () => api.person(env, id), 10_000);
  const onlyTelling = signal(false);
  return {
    id,
    nowMs: platform.now(),
    person,
    erasure: createErasure(api, env, id, () => {
      person.reload();
      platform.focus(ERASURE_OUTCOME);
    }),
    exportUrl: api.personExportUrl(env, id),
    onlyTelling,
    setOnlyTelling(only) {
      onlyTelling.value = only;
    },
    stop: person.stop,
  };
}

/** The entries that tell how it went: milestones, stalls, frustration, guides and help. */
export function telling(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return timeline.filter((entry) => !["event", "page", "identify", "claim"].includes(entry.kind));
}
