import type { StallBaseline } from "./baseline.ts";
import type { StallReasonKind } from "./evidence.ts";

/**
 * What one user did, as far as stalls are judged by it: counts, no lists; without names, since it is kept of everybody
 * (some 250 bytes of JSON). Made by `foldStall`, read by `judgeStall`, `stallReasons` and `stallValues`.
 */
export type StallState = readonly [
  /** The milestone at hand. */
  milestone: string,
  /** When the latest event or sign was, epoch milliseconds. */
  lastMs: number,
  /** Name of the latest event, or kind of the latest sign. */
  last: string,
  /** Counts and seconds by source. */
  values: StallCounts,
  /** Signs since the milestone came to hand. */
  seen: Readonly<Record<string, StallSign>>,
  /** Where the latest sign was, under its kind. */
  place: Readonly<Record<string, StallPlace | undefined>>,
];

/** By source; always there: active seconds in all, since the milestone came to hand, and since the latest event or sign. */
export type StallCounts = Readonly<
  Record<string, number> & Record<"active" | "since" | "silence", number>
>;

/** How often, and active seconds in all at the first. */
export type StallSign = readonly [count: number, first: number];

/** Where a sign was; `event` is what failed. */
export interface StallPlace {
  readonly path?: string;
  readonly element?: string;
  readonly event?: string;
}

/**
 * Something that a stall is judged by. `active`: active seconds of the user in all; `elsewhere`: those since the happening
 * before were spent on other pages than the milestone's.
 */
export type StallHappening = {
  readonly atMs: number;
  readonly active: number;
  readonly elsewhere?: boolean;
} & (
  | { readonly kind: "time" }
  | { readonly kind: "event"; readonly name: string }
  /** A frustration, or an event that is a failed attempt (which is told as an event too, before). */
  | { readonly kind: "sign"; readonly sign: StallReasonKind; readonly where?: StallPlace }
  /** Another milestone came to hand. */
  | { readonly kind: "milestone"; readonly milestone: string }
);

type Mutable<Fields> = { -readonly [Key in keyof Fields]: Fields[Key] };

// Nobody is silent before they have done something.
const NOBODY: StallState = ["", 0, "", { active: 0, since: 0, silence: 99 }, {}, {}];

// Whoever goes on working is not silent, whatever it is that they do. What Cairn tells by itself is no work of theirs.
const BY_ITSELF = /^(Guide|Stall|Milestone|Session|Experiment) /;

/**
 * The state after one more happening, in order of time. Events that the baseline does not name only end the silence;
 * those that it names "" are not counted by name.
 */
export function foldStall(
  state: StallState = NOBODY,
  happening: StallHappening,
  { names }: Pick<StallBaseline, "names">,
): StallState {
  let [milestone, lastMs, last, , seen, place] = state;
  const { active, since, silence } = state[3];
  const gained = happening.active - active;
  const values: Record<string, number> & Mutable<StallCounts> = {
    ...state[3],
    active: happening.active,
    since: since + (happening.elsewhere ? 0 : gained),
    silence: silence + gained,
  };
  const count = (source: string) => (values[source] = (values[source] ?? 0) + 1);
  if (happening.kind === "milestone") {
    milestone = happening.milestone;
    values.since = 0;
    seen = place = {};
  } else if (happening.kind === "sign") {
    last = happening.sign;
    lastMs = happening.atMs;
    values.silence = 0;
    count("signs");
    const [times, first] = seen[last] ?? [0, happening.active];
    seen = { ...seen, [last]: [times + 1, first] };
    place = { [last]: happening.where };
  } else if (happening.kind === "event") {
    const isNamed = Object.hasOwn(names, happening.name);
    if (isNamed || !BY_ITSELF.test(happening.name)) {
      last = "";
      values.silence = 0;
    }
    if (isNamed) {
      last = happening.name;
      const gap = (values["gap"] = lastMs && (happening.atMs - lastMs) / 1000);
      values["gap/longest"] = Math.max(values["gap/longest"] ?? 0, gap);
      lastMs = happening.atMs;
      count("events");
      if (names[last]) count(`event:${last}`);
    }
  }
  return [milestone, lastMs, last, values, seen, place];
}
