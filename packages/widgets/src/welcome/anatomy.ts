/** `::part()` names of the welcome question: what it is, then whose. */
export const anatomy = {
  dialog: "dialog welcome",
  title: "title welcome",
  body: "body welcome",
  footer: "footer welcome",
} as const;
