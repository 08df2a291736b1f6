/** `::part()` names of the tour: what it is, then whose. */
export const anatomy = {
  card: "step tour",
  arrow: "arrow tour",
  header: "header tour",
  title: "title tour",
  task: "task tour",
  footer: "footer tour",
  count: "count tour",
  menu: "menu tour",
  spotlight: "spotlight tour",
} as const;
