/** Line drawings that only the hint shows, on the grid of `Icon`. */
export const icons = {
  more: "M5 10h.01M10 10h.01M15 10h.01",
} as const;
