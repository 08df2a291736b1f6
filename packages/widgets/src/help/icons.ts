/** Line drawings that only the help shows, on the grid of `Icon`. */
export const icons = {
  back: "M11.5 5.5L7 10l4.5 4.5",
  next: "M8.5 5.5L13 10l-4.5 4.5",
  search: "M9 14.5a5.5 5.5 0 100-11 5.5 5.5 0 000 11zm4-1.5l3.5 3.5",
} as const;
