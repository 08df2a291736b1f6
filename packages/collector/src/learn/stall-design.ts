import { STALL_SILENCES } from "@cairn/core";
import type { StallHistory } from "./stall-history.ts";

/** One source and the edges that its value is compared with: each edge reached adds its weight. */
export interface StallSteps {
  readonly source: string;
  readonly edges: readonly number[];
  /** Its weights are never negative. */
  readonly rises?: true;
}

/** What a model of stalls may look at. Columns are numbered through: all edges of the first source, of the second, … */
export interface StallDesign {
  /** The product's own events that are seen; each stands for itself. */
  readonly names: Readonly<Record<string, string>>;
  /** Milestones that are known, in the order of their numbers. */
  readonly milestones: readonly string[];
  readonly steps: readonly StallSteps[];
  /** The first column of each source; the last entry is the number of columns. */
  readonly firstColumns: readonly number[];
}

/** The frustration counter ends here; so do the steps of signs. */
export const SIGN_EDGES = [1, 2, 3, 4, 5, 6];

// Edges grow by factors: what a second means depends on how many there were. The same for every product, so that
// choosing them costs no data.
const STEPS: readonly StallSteps[] = [
  { source: "since", edges: [1, 2, 5, 10, 20, 40, 80, 160] },
  { source: "gap", edges: [0.1, 1, 3, 8, 20, 60, 600, 3600] },
  { source: "gap/longest", edges: [8, 60, 600, 3600] },
  { source: "active", edges: [1, 2, 5, 10, 20, 40, 80, 160, 320] },
  { source: "events", edges: [2, 3, 4, 5, 6, 8, 10, 15, 20, 30] },
  { source: "signs", edges: SIGN_EDGES },
];
/** Seconds of silence after which somebody who is there is judged again. */
const SILENCE_EDGES = STALL_SILENCES.filter((silence) => silence > 0);
// What silence means depends on what came before it: on a real log it raises recall by a sixth.
const SILENCE_AFTER_EDGES = [10];
const FIRST_EVENT_EDGES = [1, 2, 3, 4, 5, 6, 8];
const EVENT_EDGES = [1, 2];
const KIND_EDGES = [1, 2, 3];
// More names would cost the browser more bytes than they tell.
const MOST_NAMES = 24;
// Below this many of each kind a milestone's usual evidence is anyone's guess.
const LEAST_PASSED_AT_MILESTONE = 20;
// What fewer people did says nothing, and a name that holds somebody's data must never get into a guidebook.
const LEAST_USERS = 20;

/** What can be looked at in these histories: their most frequent events, and the milestones that enough users passed. */
export function designStalls(
  histories: readonly StallHistory[],
  view: "presence" | "events",
): StallDesign {
  const usersByName = new Map<string, number>();
  const usersByFirst = new Map<string, number>();
  const usersByKind = new Map<string, number>();
  const passedByMilestone = new Map<string, number>();
  for (const { happenings, outcome } of histories) {
    const names = happenings.flatMap((one) => (one.kind === "event" ? [one.name] : []));
    for (const name of new Set(names)) add(usersByName, name);
    if (names[0] !== undefined) add(usersByFirst, names[0]);
    const kinds = happenings.flatMap((one) => (one.kind === "sign" ? [one.sign] : []));
    for (const kind of new Set(kinds)) add(usersByKind, kind);
    if (outcome === "lost") continue;
    for (const milestone of milestonesOf(happenings)) add(passedByMilestone, milestone);
  }
  const common = byFrequency(usersByName).filter((name) => isCommon(usersByName, name));
  const chosen = common.slice(0, MOST_NAMES);
  const kinds = byFrequency(usersByKind).filter((kind) => isCommon(usersByKind, kind));
  const first = byFrequency(usersByFirst)[0];
  const steps: readonly StallSteps[] = [
    ...STEPS,
    ...chosen.map((name) => ({
      source: `event:${name}`,
      edges: name === first ? FIRST_EVENT_EDGES : EVENT_EDGES,
    })),
    ...kinds.map((kind) => ({ source: kind, edges: KIND_EDGES })),
    ...[...chosen, ...kinds].map((latest) => ({ source: `last:${latest}`, edges: [1] })),
    ...(view === "presence" ? silenceSteps([...chosen, ...kinds]) : []),
  ];
  const firstColumns = [0];
  for (const { edges } of steps) firstColumns.push(firstColumns.at(-1)! + edges.length);
  const milestones = byFrequency(passedByMilestone).filter(
    (milestone) => passedByMilestone.get(milestone)! >= LEAST_PASSED_AT_MILESTONE,
  );
  const names = Object.fromEntries(chosen.map((name) => [name, name]));
  return { names, milestones, steps, firstColumns };
}

/** The milestones that were at hand. */
export function milestonesOf(happenings: StallHistory["happenings"]): ReadonlySet<string> {
  return new Set(happenings.flatMap((one) => (one.kind === "milestone" ? [one.milestone] : [])));
}

/** Silence, and silence after each of the latest happenings; none ever lowers the evidence. */
function silenceSteps(latest: readonly string[]): readonly StallSteps[] {
  return [
    { source: "silence", edges: SILENCE_EDGES, rises: true },
    ...latest.map((one): StallSteps => ({
      source: `silence:${one}`,
      edges: SILENCE_AFTER_EDGES,
      rises: true,
    })),
  ];
}

function isCommon(users: ReadonlyMap<string, number>, key: string): boolean {
  return (users.get(key) ?? 0) >= LEAST_USERS;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first, equal ones by name, so that the order of users decides nothing. */
function byFrequency(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts]
    .toSorted(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1))
    .map(([name]) => name);
}
