/** `::part()` names that only a survey has: what it is, then whose. */
export const anatomy = {
  scale: "scale survey",
  text: "text survey",
} as const;
