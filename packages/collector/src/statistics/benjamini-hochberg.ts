/**
 * The p values of many tests, adjusted so that taking those below q makes at most a share q of false finds, in the order
 * given. Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289.
 */
export function benjaminiHochberg(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).toSorted((a, b) => at(values, b) - at(values, a));
  const adjusted = values.map(() => 1);
  let least = 1;
  for (const [place, index] of order.entries()) {
    least = Math.min(least, (at(values, index) * values.length) / (values.length - place));
    adjusted[index] = least;
  }
  return adjusted;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 1;
}
