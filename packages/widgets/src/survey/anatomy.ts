/** `::part()` names of the survey: what it is, then whose. */
export const anatomy = {
  panel: "panel survey",
  body: "body survey",
  title: "title survey",
  scale: "scale survey",
  text: "text survey",
  footer: "footer survey",
} as const;
