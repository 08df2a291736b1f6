/** `::part()` names of the checklist: what it is, then whose. */
export const anatomy = {
  launcher: "launcher checklist",
  panel: "panel checklist",
  inline: "inline checklist",
  header: "header checklist",
  title: "title checklist",
  progress: "progress checklist",
  scroll: "scroll checklist",
  items: "items checklist",
  item: "item checklist",
  row: "row checklist",
  mark: "mark checklist",
  detail: "detail checklist",
  done: "done checklist",
  footer: "footer checklist",
} as const;
