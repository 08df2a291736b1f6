/** `::part()` names of the help: what it is, then whose. */
export const anatomy = {
  launcher: "launcher help",
  card: "card help",
  panel: "panel help",
  header: "header help",
  title: "title help",
  search: "search help",
  input: "input help",
  scroll: "scroll help",
  results: "results help",
  result: "result help",
  label: "label help",
  answer: "answer help",
  rating: "rating help",
  empty: "empty help",
  footer: "footer help",
} as const;
