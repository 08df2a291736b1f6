import type { CompiledGuide } from "../guidebook/compiled-guide.ts";
import {
  distanceOf,
  type ReplayMiss,
  type ReplayMissReason,
  type ReplayUnknown,
  type ReplayVerdict,
} from "./verdict.ts";

/** A moment and a place. */
interface At {
  readonly atMs: number;
  readonly path: string;
}

/** What was found of each guide so far, moment by moment. */
export interface Findings {
  /** What is told next is of this moment. */
  moment(at: At): void;
  would(guide: string): void;
  unknown(guide: string, because: ReplayUnknown): void;
  /** `parts`: how many conditions were missing. */
  missed(guide: string, because: ReplayMiss, parts?: number): void;
  /** It would have come shortly after this moment. */
  soon(guide: string): void;
  /** Nothing is known of them after this moment. */
  left(): void;
  /** From here on what waits for another guide may not have had to. */
  doubt(because: ReplayUnknown): void;
  verdicts(): ReadonlyMap<string, ReplayVerdict>;
  /** The same reason for every guide. */
  all(reason: ReplayMissReason): ReadonlyMap<string, ReplayVerdict>;
}

// What the arbiter says because of the guides that were there before.
const BY_OTHERS: ReadonlySet<ReplayMissReason> = new Set([
  "lower-priority",
  "other-guide",
  "too-soon",
  "session-cap",
  "day-cap",
  "week-cap",
  "group-cap",
]);

interface Found {
  would?: At;
  unknown?: At & { readonly because: ReplayUnknown };
  stay?: At;
  miss?: ReplayMiss & { readonly parts: number };
}

/** Nothing found yet. */
export function createFindings(guides: readonly Pick<CompiledGuide, "id">[]): Findings {
  const found = new Map<string, Found>(guides.map(({ id }) => [id, {}]));
  let now: At = { atMs: 0, path: "" };
  let doubted: ReplayUnknown | undefined;
  let awaited: string[] = [];
  const of = (guide: string): Found => found.get(guide)!;
  const verdictOf = ({ would, unknown, stay, miss }: Found): ReplayVerdict => {
    if (would) return { kind: "would", ...would };
    if (unknown) return { kind: "unknown", ...unknown };
    if (stay) return { kind: "unknown", because: { kind: "stay" }, ...stay };
    const { reason = "not-here", part } = miss ?? {};
    return { kind: "would-not", because: { reason, ...(part === undefined ? {} : { part }) } };
  };
  return {
    moment(at) {
      now = at;
      awaited = [];
    },
    would: (guide) => void (of(guide).would ??= now),
    unknown: (guide, because) => void (of(guide).unknown ??= { because, ...now }),
    missed(guide, because, parts = 0) {
      const known = of(guide);
      const { miss } = known;
      const nearer = miss
        ? distanceOf(because.reason) - distanceOf(miss.reason) || parts - miss.parts
        : -1;
      if (nearer <= 0) known.miss = { ...because, parts };
      // What a doubtful guide decided is no less doubtful.
      if (doubted && BY_OTHERS.has(because.reason)) known.unknown ??= { because: doubted, ...now };
    },
    soon: (guide) => void awaited.push(guide),
    left() {
      for (const guide of awaited) of(guide).stay ??= now;
      awaited = [];
    },
    doubt: (because) => void (doubted ??= because),
    verdicts: () => new Map([...found].map(([id, one]) => [id, verdictOf(one)])),
    all: (reason) =>
      new Map([...found.keys()].map((id) => [id, { kind: "would-not", because: { reason } }])),
  };
}
