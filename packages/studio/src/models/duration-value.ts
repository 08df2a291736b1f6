/** The units that forms offer, with the guidebook's own letter. */
export const DURATION_UNITS = [
  { letter: "s", words: "seconds" },
  { letter: "m", words: "minutes" },
  { letter: "h", words: "hours" },
  { letter: "d", words: "days" },
  { letter: "w", words: "weeks" },
] as const;

/** "10d" as amount and unit. An amount that is no number is kept as it was typed. */
export function splitDuration(
  value: unknown,
  unit: string,
): { readonly amount: string; readonly unit: string } {
  if (typeof value !== "string") return { amount: "", unit };
  const match = /^(.*?)(ms|[smhdw])$/.exec(value);
  return match ? { amount: match[1] ?? "", unit: match[2] ?? unit } : { amount: value, unit };
}

/** The amount and unit as the guidebook writes them; undefined where no amount was given. */
export function joinDuration(amount: string, unit: string): string | undefined {
  const trimmed = amount.trim();
  return trimmed === "" ? undefined : `${trimmed}${unit}`;
}
