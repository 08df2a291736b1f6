/** `::part()` names that only the hint has: what it is, then whose. */
export const anatomy = {
  card: "tooltip hint",
  hotspot: "hotspot hint",
} as const;
