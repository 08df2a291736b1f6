import type { StallBaseline } from "./baseline.ts";
import type { StallReasonKind } from "./evidence.ts";

/** What one user did, as far as stalls are judged by it. Plain JSON of some 300 bytes. */
export interface StallState {
  /** The milestone at hand. */
  readonly milestone: string;
  /** When it came to hand, epoch milliseconds. */
  readonly fromMs: number;
  /** Active seconds in all, and those when the milestone came to hand. */
  readonly active: number;
  readonly activeFrom: number;
  /** Events and signs in all. */
  readonly events: number;
  readonly signs: number;
  /** The latest event or sign: when, how many seconds after the one before, and the code of its name. */
  readonly lastMs: number;
  readonly gap: number;
  readonly last: string;
  /** Events in all by the code of their name. */
  readonly counts: Readonly<Record<string, number>>;
  /** Signs since the milestone came to hand. */
  readonly seen: Readonly<Partial<Record<StallReasonKind, StallSign>>>;
}

/** How often, first and last in seconds since the milestone came to hand, and where it was last. */
export type StallSign = readonly [
  count: number,
  first: number,
  last: number,
  where?: { readonly path?: string; readonly element?: string; readonly event?: string },
];

/** Something that a stall is judged by. `active`: active seconds of the user in all. */
export type StallHappening = { readonly atMs: number; readonly active: number } & (
  | { readonly kind: "event"; readonly name: string }
  /** A frustration, or an event that is a failed attempt (which is told as an event too, before). */
  | {
      readonly kind: "sign";
      readonly sign: StallReasonKind;
      readonly where?: NonNullable<StallSign[3]>;
    }
  /** Another milestone came to hand. */
  | { readonly kind: "milestone"; readonly milestone: string }
);

const NOBODY: StallState = {
  milestone: "",
  fromMs: 0,
  active: 0,
  activeFrom: 0,
  events: 0,
  signs: 0,
  lastMs: 0,
  gap: 0,
  last: "",
  counts: {},
  seen: {},
};

/** The state after one more happening, in order of time. Events that the baseline does not name change nothing. */
export function foldStall(
  state: StallState = NOBODY,
  happening: StallHappening,
  { names }: Pick<StallBaseline, "names">,
): StallState {
  const { kind, atMs, active } = happening;
  if (kind === "milestone") {
    const { milestone } = happening;
    return { ...state, milestone, active, activeFrom: active, fromMs: atMs, seen: {} };
  }
  const { lastMs, counts, seen, events, signs, fromMs } = state;
  if (kind === "sign") {
    const { sign, where } = happening;
    const second = Math.round((atMs - fromMs) / 1000);
    const [count, first] = seen[sign] ?? [0, second];
    const next: StallSign = where ? [count + 1, first, second, where] : [count + 1, first, second];
    return { ...state, active, signs: signs + 1, seen: { ...seen, [sign]: next } };
  }
  const code = names[happening.name];
  if (code === undefined) return state;
  return {
    ...state,
    active,
    events: events + 1,
    lastMs: atMs,
    gap: lastMs ? Math.max(0, atMs - lastMs) / 1000 : 0,
    last: code,
    counts: { ...counts, [code]: (counts[code] ?? 0) + 1 },
  };
}
