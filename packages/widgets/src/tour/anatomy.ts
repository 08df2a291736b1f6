/** `::part()` names that only the tour has: what it is, then whose. */
export const anatomy = {
  card: "step tour",
  task: "task tour",
  count: "count tour",
  spotlight: "spotlight tour",
} as const;
