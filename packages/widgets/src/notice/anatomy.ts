/** `::part()` names of the notice: what it is, then whose. */
export const anatomy = {
  dialog: "dialog notice",
  header: "header notice",
  title: "title notice",
  body: "body notice",
  footer: "footer notice",
} as const;
