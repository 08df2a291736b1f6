import { closest, distance } from "fastest-levenshtein";

/** `did you mean "x"?` for a near miss, else what there is to choose from, or undefined where there is nothing. */
export function nearestHint(found: string, valid: readonly string[]): string | undefined {
  if (valid.length === 0) return undefined;
  const wanted = found.slice(0, 80).toLowerCase();
  const best = closest(wanted, [...valid]);
  // A third of the letters may be wrong: "first-invoise" is meant, "bank" for "first-invoice" is not.
  const isNear = distance(wanted, best.toLowerCase()) <= Math.max(2, Math.floor(best.length / 3));
  if (isNear) return `did you mean ${JSON.stringify(best)}?`;
  return valid.length <= 12
    ? `there is ${valid.map((name) => JSON.stringify(name)).join(", ")}`
    : undefined;
}
