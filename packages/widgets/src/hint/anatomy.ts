/** `::part()` names of the hint: what it is, then whose. */
export const anatomy = {
  card: "tooltip hint",
  arrow: "arrow hint",
  header: "header hint",
  title: "title hint",
  footer: "footer hint",
  menu: "menu hint",
  hotspot: "hotspot hint",
} as const;
