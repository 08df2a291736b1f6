/**
 * How users of this product usually pass its milestones, as browsers get it: an additive step function. The evidence
 * is the sum of the weights of all steps that are reached; it alarms by how far it lies over what is usual at the
 * milestone. All weights are whole numbers, so that every process finds exactly the same sum.
 */
export interface StallBaseline {
  /** "expected-1": the author's rule. "learned-7": fitted for the seventh time. */
  readonly version: string;
  /** Names of events that are seen, each with any text, or "" where no step counts them. Others only end a silence. */
  readonly names: Readonly<Record<string, string>>;
  /** A source (`StallSource`), then pairs of an edge and the weight that counts from it on, by rising edge. */
  readonly steps: readonly (readonly [source: StallSource, ...edgesAndWeights: number[]])[];
  /** For each milestone that it knows: the evidence that is usual there, and the level of its log odds. */
  readonly milestones: Readonly<Record<string, readonly [usual: number, level: number]>>;
  /** Alarms once the evidence lies so far over the usual. */
  readonly threshold: number;
  /** An alarm ends by itself once the evidence lies so far below the threshold. */
  readonly slack: number;
  /** So much weight is one natural log odds of being lost; absent: it says nothing about chances. */
  readonly unit?: number;
}

/**
 * What a step may look at: "since" (active seconds since the milestone came to hand, on its pages where it names some),
 * "active" (active seconds in all), "long-active-time" ("since" over what the author expects), "gap" (seconds from the
 * latest event or sign before to the latest event), "gap/longest" (the longest so far), "silence" (active seconds since
 * the latest event or sign), "events" (in all), "signs" (frustrations and failed attempts in all), a kind of sign (how
 * many since the milestone came to hand), "event:NAME" (events of that name in all), "last:NAME" (1 when the latest event
 * or sign is one of that name or kind), and "silence:NAME" (the silence when it is).
 */
type StallSource = string;
