import { momentsOf } from "./moments.ts";
import type { StallDesign, StallSteps } from "./stall-design.ts";
import type { StallHistory } from "./stall-history.ts";

/**
 * All moments of all users, small enough for millions: a moment is the list of its bins, one for each source of which
 * an edge is reached, numbered as the columns of the highest edge reached.
 */
export interface MomentTable {
  readonly design: StallDesign;
  /** The first moment of each user, and the number of moments at the end. */
  readonly users: Int32Array;
  /** The first bin of each moment in `bins`, and the number of bins at the end. */
  readonly moments: Int32Array;
  readonly bins: Uint16Array;
  /** The number of its milestone for each moment. */
  readonly milestones: Uint16Array;
  /** Epoch milliseconds of each moment. */
  readonly atMs: Float64Array;
}

/** Tabulates the moments at milestones that the design knows. */
export function tabulateMoments(
  histories: readonly StallHistory[],
  design: StallDesign,
  view: "presence" | "events",
): MomentTable {
  const { steps, firstColumns } = design;
  const milestoneNumbers = new Map(design.milestones.map((id, index) => [id, index]));
  const users = new Growing(Int32Array);
  const moments = new Growing(Int32Array);
  const bins = new Growing(Uint16Array);
  const milestones = new Growing(Uint16Array);
  const times = new Growing(Float64Array);
  for (const history of histories) {
    users.push(milestones.length);
    for (const { milestone, values, atMs } of momentsOf(history, design, view)) {
      const number = milestoneNumbers.get(milestone);
      if (number === undefined) continue;
      moments.push(bins.length);
      milestones.push(number);
      times.push(atMs);
      for (let index = 0; index < steps.length; index += 1) {
        const reached = edgesReached(steps[index]!, values);
        if (reached > 0) bins.push(firstColumns[index]! + reached - 1);
      }
    }
  }
  users.push(milestones.length);
  moments.push(bins.length);
  return {
    design,
    users: users.taken(),
    moments: moments.taken(),
    bins: bins.taken(),
    milestones: milestones.taken(),
    atMs: times.taken(),
  };
}

function edgesReached(
  { source, edges }: StallSteps,
  values: Readonly<Record<string, number>>,
): number {
  const value = values[source];
  if (value === undefined) return 0;
  let reached = 0;
  while (reached < edges.length && value >= edges[reached]!) reached += 1;
  return reached;
}

type Numbers = Int32Array | Uint16Array | Float64Array;

/** A typed array that grows by half when it is full. */
class Growing<Kind extends Numbers> {
  length = 0;
  #numbers: Kind;
  readonly #make: new (length: number) => Kind;

  constructor(make: new (length: number) => Kind) {
    this.#make = make;
    this.#numbers = new make(1024);
  }

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new this.#make(Math.ceil(this.length * 1.5));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length] = value;
    this.length += 1;
  }

  taken(): Kind {
    return this.#numbers.subarray(0, this.length) as Kind;
  }
}
