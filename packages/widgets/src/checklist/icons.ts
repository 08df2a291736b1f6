/** Line drawings that only the checklist shows, on the grid of `Icon`. */
export const icons = {
  check: "M5 10.5l3.4 3.4L15 7",
  down: "M6 8l4 4 4-4",
  skip: "M6 10h8",
} as const;
