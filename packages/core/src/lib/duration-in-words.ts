const UNITS = [
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** A length of time in its largest whole unit: "14 days", "90 seconds", "0 seconds". English, for engineers' views. */
export function durationInWords(ms: number): string {
  const [unit, size] = UNITS.find(([, unitMs]) => ms >= unitMs && ms % unitMs === 0) ?? UNITS[4];
  const amount = Math.round(ms / size);
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
