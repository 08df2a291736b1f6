import type { CompiledGuide } from "@cairn/core";
import type { ReachPerson, ReachReason, SimulatedGuide } from "@cairn/core/api";
import type { ReplayVerdict } from "@cairn/core/replay";
import { createNewest } from "./newest.ts";

/** Adds up verdicts of one guide, person by person. */
export interface VerdictTally {
  add(person: ReachPerson, verdict: ReplayVerdict): void;
  result(): SimulatedGuide;
}

type Mutable<Fields> = { -readonly [Key in keyof Fields]: Fields[Key] };

const MOST_SOME = 20;

/** Nothing added yet. */
export function createVerdictTally(guide: CompiledGuide): VerdictTally {
  const counts = { would: 0, unknown: 0, "would-not": 0 };
  const reasons = new Map<string, Mutable<ReachReason> & { some: ReachPerson[] }>();
  const who = createNewest<SimulatedGuide["who"][number]>((one) => one.at);
  return {
    add(person, verdict) {
      counts[verdict.kind] += 1;
      if (verdict.kind === "would") {
        const { path, atMs } = verdict;
        who.add({ ...person, at: new Date(atMs).toISOString(), path });
        return;
      }
      const { kind, because } = verdict;
      const key = JSON.stringify([kind, because]);
      const known = reasons.get(key);
      if (known === undefined) {
        const first = { kind, because, people: 1, some: [person] };
        reasons.set(key, first as ReachReason & { some: ReachPerson[] });
        return;
      }
      known.people += 1;
      if (known.some.length < MOST_SOME) known.some.push(person);
    },
    result: () => ({
      guide: guide.id,
      title: titleOf(guide),
      kind: guide.kind,
      would: counts.would,
      unknown: counts.unknown,
      wouldNot: counts["would-not"],
      reasons: [...reasons.values()].toSorted((a, b) => b.people - a.people),
      who: who.list(),
    }),
  };
}

function titleOf(guide: CompiledGuide): string {
  return ("title" in guide && guide.title) || guide.id;
}
