import type { JSX } from "preact";

// Drawn on a 20 × 20 grid with a stroke of 1.6.
const paths = {
  close: "M5.5 5.5l9 9m0-9l-9 9",
  check: "M5 10.5l3.4 3.4L15 7",
  down: "M6 8l4 4 4-4",
  back: "M11.5 5.5L7 10l4.5 4.5",
  next: "M8.5 5.5L13 10l-4.5 4.5",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  search: "M9 14.5a5.5 5.5 0 100-11 5.5 5.5 0 000 11zm4-1.5l3.5 3.5",
  question: "M7.4 7.6a2.6 2.6 0 115 .9c-.4 1.2-2.4 1.6-2.4 3.3m0 2.7v.01",
  skip: "M6 10h8",
} as const;

/** A small line drawing beside words; screen readers pass over it. `mirror` turns it with the writing direction. */
export function Icon({
  name,
  size = 20,
  mirror = false,
}: {
  readonly name: keyof typeof paths;
  readonly size?: number;
  readonly mirror?: boolean;
}): JSX.Element {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width={name === "more" ? 2.4 : 1.6}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      data-mirror={mirror || undefined}
    >
      <path d={paths[name]} />
    </svg>
  );
}
