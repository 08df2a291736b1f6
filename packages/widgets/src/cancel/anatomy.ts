/** `::part()` names of the cancel flow: what it is, then whose. */
export const anatomy = {
  dialog: "dialog cancel",
  body: "body cancel",
  title: "title cancel",
  footer: "footer cancel",
} as const;
