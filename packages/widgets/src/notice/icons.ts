/** Line drawings that only the notice shows, on the grid of `Icon`. */
export const icons = {
  alert: "M10 3l7.5 13.5h-15zM10 8v4m0 2.2v.01",
} as const;
