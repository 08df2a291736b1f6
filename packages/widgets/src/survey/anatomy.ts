/** `::part()` names of the survey: what it is, then whose. */
export const anatomy = {
  panel: "panel survey",
  header: "header survey",
  progress: "progress survey",
  title: "title survey",
  scroll: "scroll survey",
  scale: "scale survey",
  ends: "ends survey",
  text: "text survey",
  thanks: "thanks survey",
  footer: "footer survey",
} as const;
