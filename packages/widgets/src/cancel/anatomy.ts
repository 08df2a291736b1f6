/** `::part()` names of the cancel flow: what it is, then whose. */
export const anatomy = {
  dialog: "dialog cancel",
  header: "header cancel",
  title: "title cancel",
  body: "body cancel",
  footer: "footer cancel",
} as const;
