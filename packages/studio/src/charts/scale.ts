/** Round time marks for an axis from 0 to `maxMs`, at most `most` of them after zero. */
export function timeTicks(maxMs: number, most: number): readonly number[] {
  const second = 1_000;
  const steps = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400];
  const day = 86_400 * second;
  const all = [
    ...steps.map((step) => step * second),
    ...[2, 5, 7, 14, 30, 60, 90, 180, 365].map((days) => days * day),
  ];
  const step = all.find((size) => maxMs / size <= most) ?? maxMs / most;
  const ticks: number[] = [];
  for (let at = 0; at <= maxMs; at += step) ticks.push(at);
  return ticks;
}

/** A number for an SVG path: two decimals are a hundredth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
