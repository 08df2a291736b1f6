/** `::part()` names of the notice: what it is, then whose. */
export const anatomy = {
  dialog: "dialog notice",
  slideout: "slideout notice",
  banner: "banner notice",
  sign: "sign notice",
  message: "message notice",
  title: "title notice",
  body: "body notice",
  footer: "footer notice",
  menu: "menu notice",
} as const;
