import { own } from "../lib/own.ts";
import type { StallBaseline } from "./baseline.ts";
import type { StallReasonKind } from "./evidence.ts";

/**
 * What one user did, as far as stalls are judged by it: counts, no lists; without names, since it is kept of everybody
 * (some 250 bytes of JSON). Made by `foldStall`, read by `stallValues`, `judgeStall` and `stallReasons`.
 */
export type StallState = readonly [
  /** The milestone at hand. */
  milestone: string,
  /** When the latest event or sign was, epoch milliseconds. */
  lastMs: number,
  /** Name of the latest event, or kind of the latest sign. */
  last: string,
  /** Counts and seconds by source, as far as steps look at them. */
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

/** How often; active seconds at the first and at the last. */
export type StallSign = readonly [count: number, first: number, last: number];

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

// Nobody is silent before they have done something.
const NOBODY: StallState = ["", 0, "", { active: 0, since: 0, silence: 99 }, {}, {}];

/**
 * The state after one more happening, in order of time. Events that the baseline does not name change nothing but the
 * time. Only what steps look at is counted; everything where there are none.
 */
export function foldStall(
  [milestone, lastMs, last, before, seen, place]: StallState = NOBODY,
  happening: StallHappening,
  { names, steps }: Pick<StallBaseline, "names"> & Partial<Pick<StallBaseline, "steps">>,
): StallState {
  const { kind, atMs, active } = happening;
  const gained = active - before.active;
  const values: Record<string, number> & { active: number; since: number; silence: number } = {
    ...before,
    active,
    since: before.since + (happening.elsewhere ? 0 : gained),
    silence: before.silence + gained,
  };
  const set = (source: string, value: number) => {
    if (!steps || steps.some((step) => step[0] === source)) values[source] = value;
  };
  const count = (source: string) => set(source, (values[source] ?? 0) + 1);
  if (kind === "milestone") {
    return [happening.milestone, lastMs, last, { ...values, since: 0 }, {}, {}];
  }
  if (kind === "sign") {
    const { sign, where } = happening;
    const [times, first] = seen[sign] ?? [0, active];
    values.silence = 0;
    count("signs");
    const next = { ...seen, [sign]: [times + 1, first, active] as const };
    return [milestone, atMs, sign, values, next, { [sign]: where }];
  }
  const name = kind === "event" ? own(names, happening.name) : undefined;
  if (name === undefined) return [milestone, lastMs, last, values, seen, place];
  values.silence = 0;
  set("gap", lastMs && Math.max(0, atMs - lastMs) / 1000);
  count("events");
  count(`event:${name}`);
  return [milestone, atMs, name, values, seen, place];
}
