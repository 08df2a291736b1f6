import { bucket, type CompiledGuidebook } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { setImmediate } from "node:timers/promises";
import { createPageJudge } from "../insights/judge-page.ts";
import type { Member } from "../insights/population.ts";
import type { PersonRecord, ProjectionStore, StallRecord } from "../store/people.ts";
import { AWAY_MS } from "./silence.ts";

/** What one walk over everybody finds. */
export interface Survey {
  /** People to learn from, much the same ones each day. */
  readonly sample: readonly Member[];
  /** Ids of people who may be away unusually long, and of whom that was not said yet. */
  readonly silent: readonly string[];
  /** Those who were away, came back and have passed their milestone lately. */
  readonly through: readonly {
    readonly person: PersonRecord;
    readonly stall: StallRecord;
    readonly passedMs: number;
  }[];
}

// What absences look like is known from a few thousand people; more make the pass longer and the limits no better.
const SAMPLE = 3_000;
/** Whose silence became unusual longer ago is history and no news. */
export const NEWS_MS = 30 * AWAY_MS;
// The longest absence that may still turn out unusual, and a month of news.
const LOOKED_BACK_MS = 120 * AWAY_MS;

/** Walks over everybody of an environment in pages, between which requests are answered. */
export async function surveyPeople(
  projection: ProjectionStore,
  environment: Environment,
  book: CompiledGuidebook,
  nowMs: number,
): Promise<Survey> {
  const judge = createPageJudge(projection, environment, book);
  const silent: string[] = [];
  const through: Survey["through"][number][] = [];
  const sampled = createSample<Member>(SAMPLE);
  for await (const people of projection.everyone(environment)) {
    for (const member of await judge(people)) {
      const { person, activated } = member;
      if (person.events > 1) sampled.offer(person.id, member);
      if (!activated && isSilent(person, nowMs)) silent.push(person.id);
      through.push(...passedSince(member, nowMs));
    }
    await setImmediate();
  }
  return { sample: sampled.taken(), silent, through };
}

function isSilent({ lastMs, stalls, events }: PersonRecord, nowMs: number): boolean {
  if (events < 2 || lastMs > nowMs - AWAY_MS || lastMs < nowMs - LOOKED_BACK_MS) return false;
  return !stalls.some(({ isAway, sinceMs }) => isAway && (sinceMs ?? 0) >= lastMs);
}

function passedSince(
  { person, reached }: Member,
  nowMs: number,
): readonly Survey["through"][number][] {
  return person.stalls.flatMap((stall) => {
    const passedMs = reached[stall.milestone];
    const isNews = passedMs !== undefined && passedMs >= stall.atMs && passedMs > nowMs - NEWS_MS;
    return stall.isAway && isNews ? [{ person, stall, passedMs }] : [];
  });
}

/** Keeps the people whose ids come first in an order of their own, which stays the same from day to day. */
function createSample<Value>(size: number): {
  offer(id: string, value: Value): void;
  taken(): readonly Value[];
} {
  let kept: { readonly at: number; readonly value: Value }[] = [];
  let below = 1;
  const cut = (): void => {
    kept = kept.toSorted((a, b) => a.at - b.at).slice(0, size);
    below = kept.at(-1)?.at ?? 1;
  };
  return {
    offer(id, value) {
      const at = bucket("away-sample", id);
      if (at > below) return;
      kept.push({ at, value });
      if (kept.length >= 2 * size) cut();
    },
    taken() {
      if (kept.length > size) cut();
      return kept.map(({ value }) => value);
    },
  };
}
