import { CholeskyDecomposition, Matrix } from "ml-matrix";
import type { MomentTable } from "./moment-table.ts";

/** What is to be explained, and how much each part of it counts. */
export interface LogisticProblem {
  readonly table: MomentTable;
  /** For each user the chance of the outcome, 0 to 1 (0 or 1 where it is known). */
  readonly outcomes: Float64Array;
  /** For each moment how much it counts; 0: not at all. */
  readonly weights: Float64Array;
  /** Prior precision of each weight; of a milestone's level it is that of its distance from the common level. */
  readonly ridge: number;
}

/** A fitted additive step logistic. Log odds of a moment: common + level of its milestone + weights of the edges reached. */
export interface LogisticFit {
  /** By column of the design. */
  readonly weights: Float64Array;
  /** By number of the milestone. */
  readonly levels: Float64Array;
  readonly common: number;
  /** Largest slope of the penalised log likelihood along a coefficient that is free: 0 at its maximum. */
  readonly slope: number;
}

const MOST_STEPS = 50;
const HALVINGS = 20;
// In units of weighted users: far below what rounding to whole weights does.
const SETTLED = 1e-6;
// Only so that the matrix can be inverted where nothing speaks about the common level.
const COMMON_RIDGE = 1e-9;

/**
 * Ridge logistic regression by iteratively reweighted least squares (Newton steps, halved where the penalised likelihood
 * would fall), weights of sources that `rises` kept from being negative by an active set. McCullagh & Nelder,
 * Generalized Linear Models, 1989, §4.4; le Cessie & van Houwelingen, Applied Statistics 41, 1992. `start` saves steps.
 */
export function fitRidgeLogistic(problem: LogisticProblem, start?: LogisticFit): LogisticFit {
  const { design } = problem.table;
  const columns = design.firstColumns.at(-1)!;
  const size = columns + design.milestones.length + 1;
  let found: Float64Array = new Float64Array(size);
  if (start) found.set([...start.weights, ...start.levels, start.common]);
  const mustRise = risingColumns(problem.table);
  const isHeld = new Uint8Array(size);
  for (const column of mustRise) if (found[column] === 0 && start) isHeld[column] = 1;
  for (;;) {
    const at = climb(problem, found, isHeld);
    found = at.coefficients;
    const slopes = at.slopes;
    const below = mustRise.filter((column) => !isHeld[column] && found[column]! < 0);
    // What was held at zero comes back where the likelihood would rise with it.
    const back = mustRise.filter((column) => isHeld[column] && slopes[column]! > SETTLED);
    for (const column of below) {
      isHeld[column] = 1;
      found[column] = 0;
    }
    if (below.length === 0) {
      if (back.length === 0) {
        const free = slopes.filter((_, column) => !isHeld[column]);
        return {
          weights: found.slice(0, columns),
          levels: found.slice(columns, size - 1),
          common: found[size - 1]!,
          slope: free.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0),
        };
      }
      for (const column of back) isHeld[column] = 0;
    }
  }
}

/** Newton steps until the slope has settled. */
function climb(problem: LogisticProblem, from: Float64Array, isHeld: Uint8Array) {
  let coefficients = from;
  let here = derivatives(problem, coefficients);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const free = [...coefficients.keys()].filter((column) => !isHeld[column]);
    if (free.every((column) => Math.abs(here.slopes[column]!) < SETTLED)) break;
    const curvature = new Matrix(free.length, free.length);
    for (const [row, one] of free.entries()) {
      for (const [column, other] of free.slice(0, row + 1).entries()) {
        const bend = here.curvature[one * coefficients.length + other]!;
        curvature.set(row, column, bend);
        curvature.set(column, row, bend);
      }
    }
    const slopes = Matrix.columnVector(free.map((column) => here.slopes[column]!));
    const newton = new CholeskyDecomposition(curvature).solve(slopes);
    let next = here;
    let share = 1;
    let moved = coefficients;
    for (let halving = 0; halving < HALVINGS; halving += 1, share /= 2) {
      moved = coefficients.slice();
      for (const [row, column] of free.entries()) moved[column]! += share * newton.get(row, 0);
      next = derivatives(problem, moved);
      if (next.likelihood >= here.likelihood - 1e-12 * Math.abs(here.likelihood)) break;
    }
    const gained = next.likelihood - here.likelihood;
    coefficients = moved;
    here = next;
    // Where adding is no longer exact enough to gain, it has settled as far as numbers can say.
    if (gained <= 1e-13 * Math.abs(here.likelihood)) break;
  }
  return { coefficients, slopes: here.slopes };
}

/** Penalised log likelihood with its slopes and its curvature (negative second derivatives, row by row). */
function derivatives(
  { table, outcomes, weights, ridge }: LogisticProblem,
  coefficients: Float64Array,
) {
  const { users, moments, bins, milestones, design } = table;
  const size = coefficients.length;
  const columns = design.firstColumns.at(-1)!;
  const sums = sumsToBins(coefficients, design.firstColumns);
  const slopes = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  const active = new Int32Array(design.steps.length + 2);
  let likelihood = 0;
  for (let user = 0; user + 1 < users.length; user += 1) {
    const outcome = outcomes[user]!;
    for (let moment = users[user]!; moment < users[user + 1]!; moment += 1) {
      const weight = weights[moment]!;
      if (weight === 0) continue;
      const milestone = columns + milestones[moment]!;
      let count = 0;
      let odds = coefficients[size - 1]! + coefficients[milestone]!;
      for (let place = moments[moment]!; place < moments[moment + 1]!; place += 1) {
        const bin = bins[place]!;
        active[count] = bin;
        count += 1;
        odds += sums[bin]!;
      }
      active[count] = milestone;
      active[count + 1] = size - 1;
      count += 2;
      const chance = 1 / (1 + Math.exp(-odds));
      likelihood += weight * (outcome * odds - softplus(odds));
      const residual = weight * (outcome - chance);
      const bend = weight * chance * (1 - chance);
      for (let one = 0; one < count; one += 1) {
        const row = active[one]!;
        slopes[row]! += residual;
        // Columns rise: this is the lower half.
        for (let other = 0; other <= one; other += 1) {
          curvature[row * size + active[other]!]! += bend;
        }
      }
    }
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) {
      curvature[column * size + row] = curvature[row * size + column]!;
    }
  }
  tailSums(slopes, design.firstColumns, 1, 1, 0);
  tailSums(curvature, design.firstColumns, size, size, 1);
  tailSums(curvature, design.firstColumns, size, 1, size);
  for (let column = 0; column < size; column += 1) {
    const precision = column === size - 1 ? COMMON_RIDGE : ridge;
    const coefficient = coefficients[column]!;
    likelihood -= (precision * coefficient * coefficient) / 2;
    slopes[column]! -= precision * coefficient;
    curvature[column * size + column]! += precision;
  }
  return { likelihood, slopes, curvature };
}

/** What each bin adds in all: the weights of its edge and of those below it, by column. */
export function sumsToBins(
  weights: ArrayLike<number>,
  firstColumns: readonly number[],
): Float64Array {
  const sums = new Float64Array(firstColumns.at(-1)!);
  for (let source = 0; source + 1 < firstColumns.length; source += 1) {
    let sum = 0;
    for (let column = firstColumns[source]!; column < firstColumns[source + 1]!; column += 1) {
      sum += weights[column]!;
      sums[column] = sum;
    }
  }
  return sums;
}

/**
 * Turns figures of bins into figures of edges, in place: an edge is reached in its bin and in all above it. The figures
 * lie `stride` apart, in `lines` lines that lie `between` apart.
 */
function tailSums(
  figures: Float64Array,
  firstColumns: readonly number[],
  lines: number,
  stride: number,
  between: number,
): void {
  for (let source = 0; source + 1 < firstColumns.length; source += 1) {
    const last = firstColumns[source + 1]! - 1;
    for (let column = last - 1; column >= firstColumns[source]!; column -= 1) {
      for (let line = 0; line < lines; line += 1) {
        const place = line * between + column * stride;
        figures[place]! += figures[place + stride]!;
      }
    }
  }
}

function risingColumns({ design: { steps, firstColumns } }: MomentTable): readonly number[] {
  return steps.flatMap(({ edges, rises }, index) =>
    rises ? edges.map((_, edge) => firstColumns[index]! + edge) : [],
  );
}

/** log(1 + e^odds), exact for large ones, too. */
function softplus(odds: number): number {
  return Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds)));
}
